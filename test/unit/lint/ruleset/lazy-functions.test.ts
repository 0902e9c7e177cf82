import { createRequire } from "node:module";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lazyFunctions } from "../../../../src/lint/ruleset/lazy-functions.ts";
import { draft7 } from "../../../../src/lint/spectral/functions/draft7.ts";
import { installedStock } from "../../../../src/lint/spectral/functions/stock.ts";
import { check } from "../../../support/property.ts";

const require = createRequire(import.meta.url);

type Make = (declared: object, fn: (...values: unknown[]) => unknown) => Made;
type Made = ((...values: unknown[]) => unknown) & { validator(options: unknown): void; schemas: unknown };

/** The module itself, not what may stand in for it. */
function stockModule(): { createRulesetFunction: Make; RulesetFunctionValidationError: unknown } {
  const file = path.join(path.dirname(require.resolve("@stoplight/spectral-core")), "ruleset", "function.js");
  const cached = require.cache[file];
  delete require.cache[file];
  try {
    return require(file);
  } finally {
    if (cached) require.cache[file] = cached;
  }
}

const stock = stockModule();
let asked = 0;
const lazy = lazyFunctions(
  () => {
    asked++;
    return stock;
  },
  () => draft7(installedStock()),
) as typeof stock;

interface Outcome {
  results?: unknown;
  thrown?: unknown;
}

function outcome(run: () => unknown): Outcome {
  try {
    return { results: run() };
  } catch (error) {
    const { errors = [error] } = error as { errors?: unknown[] };
    return { thrown: errors.map((one) => ({ ...(one as object), message: (one as Error).message })) };
  }
}

const functions: { name: string; schemas: Record<"input" | "options", object | null> }[] = Object.values(
  require("@stoplight/spectral-functions"),
);

const scalar = fc.constantFrom<unknown>(null, undefined, "", "a", "camel", "ab", "#/a", 0, 1.5, -1, true);
const names = fc.constantFrom("type", "separator", "char", "match", "min", "max", "properties", "values", "keyedBy");
const more = fc.constantFrom("schema", "dialect", "allErrors", "reusableObjectsLocation", "other");
const options = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(fc.oneof(names, more), tie("value"), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value;

test.each(functions.map((fn) => [fn.name, fn.schemas]))("%s takes what Spectral's takes", async (name, schemas) => {
  const fn = Object.defineProperty((...values: unknown[]) => values, "name", { value: name });
  const made = { stock: stock.createRulesetFunction(schemas, fn), lazy: lazy.createRulesetFunction(schemas, fn) };
  expect(made.lazy.name).toBe(name);
  expect(made.lazy.schemas).toEqual(made.stock.schemas);
  await check(
    fc.property(options, options, (input, given) => {
      expect(outcome(() => made.lazy(input, given, 1, 2))).toEqual(outcome(() => made.stock(input, given, 1, 2)));
      expect(outcome(() => made.lazy.validator(given))).toEqual(outcome(() => made.stock.validator(given)));
    }),
    150,
  );
});

test("a function that says what is wrong with its input", () => {
  const declared = { input: { type: "object", errorMessage: "no object" }, errorOnInvalidInput: true, options: null };
  for (const input of [1, {}]) {
    const [ours, theirs] = [lazy, stock].map((from) => from.createRulesetFunction(declared, () => []));
    expect(ours?.(input, null)).toEqual(theirs?.(input, null));
  }
});

test("nothing is compiled for what is right", () => {
  const before = asked;
  const schema = { type: "object", required: ["a"], properties: { a: { enum: [1, 2] } }, additionalProperties: false };
  const made = lazy.createRulesetFunction({ input: { type: "string" }, options: schema }, (...values) => values);
  expect(made("x", { a: 1 })).toEqual(["x", { a: 1 }]);
  expect(made(1, { a: 1 })).toBeUndefined();
  made.validator({ a: 2 });
  expect(asked).toBe(before);
  expect(() => made.validator({ a: 3 })).toThrow();
  expect(asked).toBe(before + 1);
  expect(lazy.RulesetFunctionValidationError).toBe(stock.RulesetFunctionValidationError);
});
