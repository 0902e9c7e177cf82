import { describe, expect, test } from "vitest";
import type { Finding } from "../../../src/core/finding.ts";
import { compareValues } from "../../support/compare.ts";
import { description, type JsonObject } from "../../support/openapi.ts";

/** Texts in capitals of more letters than that, or others of no more. */
const choice = (maxLength: number): JsonObject => ({
  oneOf: [
    { type: "string", maxLength },
    { type: "string", pattern: "^[A-Z]" },
  ],
});

/** `Order.code` is a choice of texts; two other schemas contain an order. */
const orders = (maxLength: number, note: JsonObject = {}): JsonObject =>
  description(
    { orders: { type: "array", items: { $ref: "#/components/schemas/Order" } } },
    {
      components: {
        schemas: {
          Order: {
            type: "object",
            properties: { code: choice(maxLength), parent: { $ref: "#/components/schemas/Order" }, note },
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
    const findings = await compareValues(orders(3), orders(2));
    expect(told(findings)).toEqual([`error schema-widened ${CODE}`, `info max-length-decreased ${CODE}/oneOf/0`]);
    expect(findings[0]?.message).toContain("could not be returned and now can");
    expect(findings[0]?.reach).toEqual([
      { operation: "GET /orders", path: "response 200 → orders → items → Order → code" },
    ]);
  });

  test("is not told again where an edit breaks by itself", async () => {
    expect(told(await compareValues(orders(2), orders(3)))).toEqual([`error max-length-increased ${CODE}/oneOf/0`]);
  });

  test("is told beside what rules name elsewhere", async () => {
    const findings = await compareValues(
      orders(3, { type: "string", maxLength: 5 }),
      orders(2, { type: "string", maxLength: 9 }),
    );
    expect(told(findings)).toEqual([
      `error schema-widened ${CODE}`,
      "error max-length-increased #/components/schemas/Order/properties/note",
      `info max-length-decreased ${CODE}/oneOf/0`,
    ]);
  });

  test("is nothing where one choice does not exclude another", async () => {
    const branches = [{ type: "string" }, { type: "object", required: ["a"] }];
    expect(
      await compareValues(description({ code: { oneOf: branches } }), description({ code: { anyOf: branches } })),
    ).toEqual([]);
  });
});
