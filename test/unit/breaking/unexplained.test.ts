import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/core/finding.ts";
import { compareValues } from "../../support/compare.ts";
import { description, type JsonObject } from "../../support/openapi.ts";

const overlapping = (keyword: "anyOf" | "oneOf"): JsonObject => ({
  [keyword]: [
    { type: "string", maxLength: 3 },
    { type: "string", pattern: "^[A-Z]" },
  ],
});

/** `Order.code` is a choice of overlapping texts; two other schemas contain an order. */
const orders = (keyword: "anyOf" | "oneOf", note: JsonObject = {}): JsonObject =>
  description(
    { orders: { type: "array", items: { $ref: "#/components/schemas/Order" } } },
    {
      components: {
        schemas: {
          Order: {
            type: "object",
            properties: { code: overlapping(keyword), parent: { $ref: "#/components/schemas/Order" }, note },
          },
        },
      },
    },
  );

const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ severity, ruleId, subject }) => `${severity} ${ruleId} ${subject}`);

const CODE = "#/components/schemas/Order/properties/code";

describe("what no rule names", () => {
  test("is told where it is, and nowhere around it", async () => {
    const findings = await compareValues(orders("oneOf"), orders("anyOf"));
    expect(told(findings)).toEqual([`error schema-widened ${CODE}`]);
    expect(findings[0]?.message).toContain("could not be returned and now can");
    expect(findings[0]?.reach).toEqual([
      { operation: "GET /orders", path: "response 200 → orders → items → Order → code" },
    ]);
  });

  test("is harmless the other way round", async () => {
    const findings = await compareValues(orders("anyOf"), orders("oneOf"));
    expect(told(findings)).toEqual([`info schema-narrowed ${CODE}`]);
    expect(findings[0]?.message).toContain("(proved compatible)");
  });

  test("is told beside what rules name elsewhere", async () => {
    const findings = await compareValues(
      orders("oneOf", { type: "string", maxLength: 5 }),
      orders("anyOf", { type: "string", maxLength: 9 }),
    );
    expect(told(findings)).toEqual([
      `error schema-widened ${CODE}`,
      "error max-length-increased #/components/schemas/Order/properties/note",
    ]);
  });

  test("is nothing where it changes nothing", async () => {
    const branches = [{ type: "string" }, { type: "object", required: ["a"] }];
    expect(
      await compareValues(description({ code: { oneOf: branches } }), description({ code: { anyOf: branches } })),
    ).toEqual([]);
  });
});
