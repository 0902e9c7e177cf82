import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FunctionContext,
  fastFunctions,
  installedStock,
  type Replacement,
  type RulesetFunction,
} from "../../../../../src/lint/spectral/functions/index.ts";
import { check } from "../../../../support/property.ts";
import { schemas, values } from "./arbitrary-schemas.ts";

const require = createRequire(import.meta.url);
const stock = installedStock();
const oasExample: RulesetFunction = require("@stoplight/spectral-rulesets/dist/oas/functions/oasExample").default;
const { oas2, oas3, oas3_0, oas3_1 } = require("@stoplight/spectral-formats");

const replacement = fastFunctions(stock)(oasExample) as Replacement;

/** Each side has ajvs of its own: they remember schemas by name. */
const inventories = { stock: {}, fast: {} };

interface Call {
  input: unknown;
  options: unknown;
  path: readonly (string | number)[];
  formats: readonly unknown[];
  data?: unknown;
  resolved?: boolean;
}

const contextOf = (
  { path, formats, data = {}, resolved = true }: Call,
  documentInventory: object,
): FunctionContext => ({
  path,
  documentInventory,
  document: { formats: new Set(formats), data },
  rule: { resolved },
});

const outcome = (run: () => unknown): unknown => {
  try {
    return { results: run() };
  } catch (error) {
    return { thrown: String(error) };
  }
};

const ofStock = (call: Call) => outcome(() => oasExample(call.input, call.options, contextOf(call, inventories.stock)));
const ofReplacement = (call: Call) =>
  outcome(() => replacement.run(call.input, call.options, contextOf(call, inventories.fast)));

const VERSIONS = {
  "2.0": { draft: "draft4", formats: [oas2], oasVersion: 2 },
  "3.0": { draft: "draft4", formats: [oas3, oas3_0], oasVersion: 3 },
  "3.1": { draft: "draft2020-12", formats: [oas3, oas3_1], oasVersion: 3 },
} as const;

const PATHS = [
  ["components", "schemas", "A"],
  ["components", "requestBodies", "A", "content", "application/json"],
  ["components", "responses", "A", "content", "application/json"],
  ["paths", "/a", "get", "requestBody", "content", "application/json"],
  ["paths", "/a", "get", "responses", "200"],
  ["responses", "A"],
  ["paths", "/a", "get", "parameters", 0],
];

const member = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const without = (object: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

function calls(version: keyof typeof VERSIONS): fc.Arbitrary<Call> {
  const { draft, formats, oasVersion } = VERSIONS[version];
  const path = fc.constantFrom(...PATHS);
  const named = fc.dictionary(
    fc.constantFrom("one", "2", "a/b"),
    fc.record({ value: values }, { requiredKeys: [], noNullPrototype: true }),
    {
      maxKeys: 2,
      noNullPrototype: true,
    },
  );
  const media = fc
    .record({
      schema: schemas(draft),
      example: member(values),
      examples: member(fc.oneof(named, values)),
      required: member(fc.boolean()),
    })
    .map((object) => ({ input: without(object), options: { oasVersion, schemaField: "schema", type: "media" } }));
  const schema = fc
    .record({
      schema: schemas(draft),
      example: member(values),
      default: member(values),
      "x-example": member(values),
      required: member(fc.boolean()),
    })
    .map(({ schema: keywords, ...rest }) => ({
      input: { ...keywords, ...without(rest) },
      options: { oasVersion, schemaField: "$", type: "schema" },
    }));
  return fc
    .record({ call: fc.oneof(media, schema), path })
    .map(({ call, path: at }) => ({ ...call, path: at, formats }));
}

describe.each(["2.0", "3.0", "3.1"] as const)("OpenAPI %s", (version) => {
  test("says what Spectral says of every schema and example", async () => {
    const property = fc.property(calls(version), (call) => {
      const copy = { ...call, input: structuredClone(call.input) };
      for (const _ of ["at first", "from memory"]) expect(ofReplacement(call)).toEqual(ofStock(copy));
    });
    await check(property, 400);
  });
});
