import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json as Value } from "../../src/document/value.ts";
import { compatibility } from "../support/compatibility.ts";
import type { Json, JsonObject } from "../support/json.ts";
import { check } from "../support/property.ts";
import { candidates } from "./candidates.ts";
import { isDescribed } from "./described.ts";
import { accepts, isJudged } from "./oracle.ts";
import { patterns, strings } from "./patterns.ts";
import { type JsonSchema, schemaPairs, values } from "./schemas.ts";

const sides = fc.constantFrom("request" as const, "response" as const);
const policies = fc.constantFrom("open" as const, "strict" as const);
const text = (value: Json | Value | undefined): string => JSON.stringify(value);

test("what is proved is true: no value of the one is refused by the other", async () => {
  let [proved, tried] = [0, 0];
  const property = fc.asyncProperty(
    schemaPairs,
    sides,
    policies,
    fc.array(values, { minLength: 20, maxLength: 20 }),
    async ([sent, received], side, objects, others) => {
      if (!isJudged(sent) || !isJudged(received)) return;
      if (!(await compatibility(sent, received, side, objects)).isProved()) return;
      const [sends, receives] = [accepts(sent), accepts(received)];
      const accepted = [...candidates(sent), ...candidates(received), ...others].filter(
        (value) => sends(value) && (objects === "strict" || isDescribed(sent, value)),
      );
      proved++;
      tried += accepted.length;
      expect(
        accepted.filter((value) => !receives(value)).map(text),
        `proved: ${text(sent)} is part of ${text(received)}`,
      ).toEqual([]);
    },
  );
  await check(property, 300);
  expect(proved).toBeGreaterThan(60);
  expect(tried).toBeGreaterThan(300);
});

const tag = (kind: string): JsonObject => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { const: kind } },
});
const having = (a: JsonSchema): JsonObject => ({ type: "object", properties: { a } });

/** Found once by the property above; kept because real descriptions have such unions. */
test.each<[string, JsonSchema, JsonSchema]>([
  ["a union of other choices", { anyOf: [tag("card"), tag("cash")] }, { anyOf: [tag("gift"), tag("voucher")] }],
  [
    "one of two choices that declare a property differently",
    { anyOf: [having({ type: "string" }), having({ type: "integer" })] },
    having({ type: "string" }),
  ],
  [
    "a choice whose open property is now fixed",
    { anyOf: [having({}), { type: "array" }] },
    { anyOf: [having({ const: 1 }), { type: "array" }] },
  ],
  ["a choice that a schema of its own repeats", { ...tag("card"), oneOf: [tag("card"), tag("cash")] }, tag("cash")],
  [
    "a type that is left of a union",
    { type: "object", oneOf: [having({ type: "string" }), having({ type: "integer" })] },
    having({ type: "integer" }),
  ],
  [
    "a map among choices, for an object that declares a property",
    { anyOf: [{ type: "object", additionalProperties: { type: "string" } }, { type: "object" }] },
    having({ type: "integer" }),
  ],
  [
    "a pattern among choices",
    { anyOf: [{ type: "object", patternProperties: { "^a": { type: "string" } } }, { type: "object" }] },
    having({ type: "integer" }),
  ],
  [
    "a condition that declares a property",
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    { type: "object", if: { required: ["b"] }, then: { properties: { a: { type: "string" } } } },
    having({ type: "integer" }),
  ],
  [
    "a map, for an object that declares a property",
    { type: "object", additionalProperties: { type: "string" } },
    having({ type: "integer" }),
  ],
])("not proved: %s", async (_, sent, received) => {
  for (const side of ["request", "response"] as const)
    expect((await compatibility(sent, received, side)).isProved()).toBe(false);
});

test("what is proved of two patterns is true", async () => {
  let proved = 0;
  const pairs = fc
    .tuple(patterns, patterns, fc.boolean())
    .map(([a, b, alternative]): [string, string] => (alternative ? [a, `${a}|${b}`] : [a, b]));
  const property = fc.asyncProperty(
    pairs,
    fc.array(strings, { minLength: 80, maxLength: 80 }),
    async ([sent, received], texts) => {
      const pair = await compatibility(
        { type: "string", pattern: sent },
        { type: "string", pattern: received },
        "request",
      );
      if (!pair.isProved()) return;
      proved++;
      const [sends, receives] = [new RegExp(sent, "u"), new RegExp(received, "u")];
      expect(
        texts.filter((text) => sends.test(text) && !receives.test(text)),
        `proved: ${sent} is part of ${received}`,
      ).toEqual([]);
    },
  );
  await check(property, 900);
  expect(proved).toBeGreaterThan(12);
});

test("a witness shows what it is said to show", async () => {
  let [shown, confirmed] = [0, 0];
  const property = fc.asyncProperty(schemaPairs, sides, async ([sent, received], side) => {
    const decided = (await compatibility(sent, received, side)).decide();
    if (!isJudged(sent) || !isJudged(received)) return;
    if (decided.answer !== "no") return;
    shown++;
    const { witness } = decided;
    expect(decided.confirm(), `ajv agrees on ${text(witness)}: ${text(sent)}, ${text(received)}`).not.toBe("no");
    if (decided.confirm() === "yes") confirmed++;
    expect(accepts(sent)(witness), `${text(witness)} is accepted by ${text(sent)}`).toBe(true);
    expect(accepts(received)(witness), `${text(witness)} is refused by ${text(received)}`).toBe(false);
  });
  await check(property, 300);
  expect(shown).toBeGreaterThan(18);
  expect(confirmed).toBeGreaterThan(18);
});
