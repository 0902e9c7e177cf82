import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { breakingRules, contractRules, lintRules, policyRules } from "../src/index.ts";

const schema = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../schemas/rules.schema.json"), "utf8")) as {
  properties: Record<string, { description: string }>;
};
const accepts = new Ajv2020({ strict: true }).compile(schema);
const rules = [...breakingRules, ...contractRules, ...policyRules, ...lintRules];

test("knows every rule, and tells what it is about", () => {
  expect(Object.keys(schema.properties)).toEqual(rules.map(({ id }) => id).sort());
  for (const { id, summary } of rules) expect(schema.properties[id]?.description).toBe(`${summary}.`);
});

test.each([{}, { "response-property-removed": "warn", "response-null-possible": "off" }])("accepts %j", (value) =>
  expect(accepts(value)).toBe(true),
);

test("accepts every severity for every rule", () => {
  for (const severity of ["off", "info", "warn", "error"])
    expect(accepts(Object.fromEntries(rules.map(({ id }) => [id, severity])))).toBe(true);
});

test.each<[unknown]>([
  [{ "response-property-remove": "warn" }],
  [{ "response-property-removed": "warning" }],
  [{ "response-property-removed": true }],
  [{ "response-property-removed": null }],
  [{ toString: "off" }],
  [[]],
  ["off"],
  [null],
])("refuses %j", (value) => expect(accepts(value)).toBe(false));
