import { expect, test } from "vitest";
import { asJson, compare } from "../../support/compare.ts";
import type { JsonObject } from "../../support/json.ts";

const LENGTH = 10_000;

/** A response whose schemas refer to one another in a long chain; the last one has this type. */
function chain(link: (next: JsonObject) => JsonObject, type: string): JsonObject {
  const schemas: JsonObject = { S0: { type } };
  for (let index = 1; index < LENGTH; index++)
    schemas[`S${index}`] = link({ $ref: `#/components/schemas/S${index - 1}` });
  const schema = { $ref: `#/components/schemas/S${LENGTH - 1}` };
  return {
    openapi: "3.1.0",
    info: { title: "chain", version: "1" },
    paths: {
      "/a": { get: { responses: { "200": { description: "ok", content: { "application/json": { schema } } } } } },
    },
    components: { schemas },
  };
}

const both = (link: (next: JsonObject) => JsonObject) =>
  compare(asJson(chain(link, "string")), asJson(chain(link, "integer")));

test("a chain of properties is compared to its end", async () => {
  const findings = await both((next) => ({ type: "object", properties: { next } }));
  expect(findings.map(({ ruleId, subject }) => `${ruleId} ${subject}`)).toEqual([
    "type-changed #/components/schemas/S0",
  ]);
});

test("a chain of choices is compared, or refused, and never passed over", async () => {
  const findings = await both((next) => ({ anyOf: [next, { type: "array", items: { type: "string" } }] }));
  expect(findings.filter(({ severity }) => severity !== "info").length).toBeGreaterThan(0);
});

test("a chain of allOf is refused by its limit", async () => {
  await expect(both((next) => ({ allOf: [next], minProperties: 1 }))).rejects.toMatchObject({ code: "E_LIMIT" });
});

test("a chain of references alone is refused by its limit", async () => {
  await expect(both((next) => next)).rejects.toMatchObject({ code: "E_LIMIT" });
});
