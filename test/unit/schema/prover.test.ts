import { describe, expect, test } from "vitest";
import { compatibility } from "../../support/compatibility.ts";

const decide = async (sent: unknown, received: unknown) => (await compatibility(sent, received, "request")).decide();

const card = { type: "object", required: ["kind"], properties: { kind: { const: "card" } } };
const cash = { type: "object", required: ["kind"], properties: { kind: { const: "cash" } } };
// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
const rule = { if: { type: "string" }, then: { minLength: 2 }, else: { type: "integer" } };

test.each<[string, unknown, unknown]>([
  ["nothing is both a thing and not", { allOf: [card, { not: card }] }, false],
  ["anything is a thing or not", true, { anyOf: [card, { not: card }] }],
  ["a condition is two cases", rule, { anyOf: [{ type: "string", minLength: 1 }, { type: "number" }] }],
  ["choices that a tag tells apart", { anyOf: [card, cash] }, { oneOf: [cash, card] }],
  ["not one of two types", { not: { type: ["string", "null"] } }, { not: { type: "null" } }],
  ["steps of a tenth", { type: "number", multipleOf: 0.3 }, { multipleOf: 0.1 }],
  ["steps and ends that leave one", { type: "integer", multipleOf: 7, minimum: 1, maximum: 13 }, { const: 7 }],
  ["a pattern with too few texts", { type: "string", pattern: "^a?$", minLength: 2 }, false],
  ["a format beside its absence", { type: "string", format: "date", not: { format: "date" } }, false],
  ["fewer values than unique items", { type: "array", uniqueItems: true, minItems: 3, items: { enum: [1, 2] } }, false],
  ["items that none contains", { type: "array", items: { type: "string" }, contains: { type: "null" } }, false],
  ["names that are not allowed", { type: "object", propertyNames: { maxLength: 1 }, required: ["ab"] }, false],
  [
    "more members than names",
    { properties: { a: {} }, additionalProperties: false, minProperties: 2, type: "object" },
    false,
  ],
  ["a dependency that holds anyway", { type: "object", required: ["b"] }, { dependentRequired: { a: ["b"] } }],
  [
    "a schema that no value ends",
    {
      type: "object",
      required: ["next"],
      properties: { next: { $ref: "#/components/schemas/S" } },
    },
    false,
  ],
  [
    "what is evaluated elsewhere",
    { allOf: [{ properties: { a: { type: "integer" } } }], type: "object", unevaluatedProperties: false },
    { properties: { a: { type: "number" } }, additionalProperties: false },
  ],
])("proved: %s", async (_, sent, received) => {
  expect(await decide(sent, received)).toEqual({ answer: "yes" });
});

test.each<[string, unknown, unknown, unknown]>([
  ["a choice that overlaps another", { type: "integer" }, { oneOf: [{ type: "number" }, { multipleOf: 5 }] }, 0],
  ["a number between two", { type: "number", minimum: 0, maximum: 1 }, { type: "integer" }, 0.5],
  ["an end that is taken away", { type: "integer", minimum: 3 }, { type: "integer", exclusiveMinimum: 3 }, 3],
  ["a text that is left out", { type: "string", pattern: "^[ab]$" }, { not: { const: "a" } }, "a"],
  ["a member that another demands", { type: "object" }, { dependentRequired: { a: ["b"] } }, { a: "text" }],
  ["an item that is repeated", { type: "array", items: { const: 1 } }, { uniqueItems: true }, [1, 1, 1]],
  ["a value of a long list", { enum: Array.from({ length: 200 }, (_, at) => at) }, { not: { const: 150 } }, 150],
])("refuted: %s", async (_, sent, received, witness) => {
  const answer = await decide(sent, received);
  expect(answer).toMatchObject({ answer: "no", witness });
  expect(answer.answer === "no" && answer.confirm()).toBe("yes");
});

test.each<[string, unknown, unknown, string]>([
  ["a pattern that looks around", { type: "string" }, { pattern: "(?=a)b" }, "the pattern `(?=a)b` cannot be read"],
  ["a format that nobody knows", { type: "string", pattern: "^a$" }, { format: "ours" }, "the format `ours`"],
])("not decided: %s", async (_, sent, received, why) => {
  expect(await decide(sent, received)).toEqual({ answer: "unknown", why });
});

describe("however large, a question ends", () => {
  const each = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const unions = (keyword: string, highest: number): unknown => ({
    allOf: each(20, (at) => ({
      [keyword]: each(20, (of) => ({
        required: [`q${of}`],
        properties: { [`p${at}`]: { minimum: of, maximum: highest } },
      })),
    })),
  });
  const dense = (keyword: string): unknown => ({
    $ref: "#/components/schemas/S/$defs/n0",
    $defs: Object.fromEntries(
      each(60, (at) => [
        `n${at}`,
        {
          [keyword]: each(60, (to) => ({
            required: [`c${to}`],
            properties: { [`c${to}`]: { $ref: `#/components/schemas/S/$defs/n${to}` } },
          })),
        },
      ]),
    ),
  });
  const list = (first: number): unknown => ({ enum: each(100_000, (at) => `v${at + first}`) });

  test.each<[string, unknown, unknown, string]>([
    ["20 choices of 20", unions("anyOf", 9), unions("oneOf", 99), "no"],
    ["60 schemas that refer to each other", dense("anyOf"), dense("oneOf"), "no"],
    ["100,000 values", list(0), list(0), "yes"],
    ["100,000 values, one of them another", list(0), list(1), "no"],
  ])("%s", { timeout: 20_000 }, async (_, sent, received, answer) => {
    expect((await decide(sent, received)).answer).toBe(answer);
  });
});
