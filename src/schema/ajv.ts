import { createRequire } from "node:module";
import { lazy } from "../core/lazy.ts";
import type { Json, JsonObject } from "../document/value.ts";
import type { Answer } from "./accepts.ts";
import { STEP } from "./ajv-schema.ts";
import { compareNumbers, integerRange } from "./bounds.ts";
import { checkFormat, knownFormats } from "./format-checks.ts";
import { matches } from "./regular/languages.ts";

/** What ajv says of a value; `unknown` where it cannot say. */
export type Ask = (value: Json) => Answer;

/** Schemas that ajv may ask of one value: alternatives within alternatives multiply. */
const BUDGET = 200_000;

type Ajv = typeof import("ajv/dist/2020.js").Ajv2020;

/** Loaded when first needed: most runs never are. */
const ajv = lazy(() => (createRequire(import.meta.url)("ajv/dist/2020.js") as { Ajv2020: Ajv }).Ajv2020);

/** Compiles a schema as `asJsonSchema` writes it. One that ajv cannot take leaves every question open. */
export function compile(schema: JsonObject): Ask {
  try {
    const { compiler, steps } = shared();
    const validate = compiler.compile(schema);
    compiler.removeSchema(schema); // it would be kept for as long as the process lives
    return (value) => ask(validate, value, steps);
  } catch {
    return () => "unknown";
  }
}

/** Without schemas of schemas: what is compiled is written by us. */
const shared = lazy(() => {
  const Ajv2020 = ajv();
  const steps = { left: 0 };
  const compiler = new Ajv2020({
    strict: false,
    meta: false,
    validateSchema: false,
    logger: false,
    ownProperties: true,
    inlineRefs: false,
    formats: formats(),
    code: { optimize: false, regExp: linearRegExp },
  });
  compiler.addKeyword({
    keyword: STEP,
    validate: () => {
      if (--steps.left < 0) throw new Undecided("too many steps");
      return true;
    },
  });
  return { compiler, steps };
});

function ask(validate: (value: unknown) => boolean, value: Json, steps: { left: number }): Answer {
  steps.left = BUDGET;
  try {
    return validate(value) ? "yes" : "no";
  } catch {
    return "unknown";
  }
}

/**
 * Patterns of a description run on the kernel's automata, never on an engine that can be made to hang. ajv tells them
 * apart by their text.
 */
const linearRegExp = Object.assign(
  (pattern: string) => ({
    toString: () => pattern,
    test(text: string): boolean {
      const answer = matches(pattern, text);
      if (answer === undefined) throw new Undecided(pattern);
      return answer;
    },
  }),
  { code: "linearRegExp" },
);

const INTEGERS = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64"];

/** Formats of strings as ajv-formats knows them, and ranges of integers as the kernel does. */
const formats = lazy(() => ({
  ...Object.fromEntries(knownFormats().map((format) => [format, (text: string) => hasFormat(format, text)])),
  ...Object.fromEntries(
    INTEGERS.map((format) => [format, { type: "number" as const, validate: (number: number) => fits(format, number) }]),
  ),
}));

function hasFormat(format: string, text: string): boolean {
  const answer = checkFormat(format, text);
  if (answer === "unknown") throw new Undecided(format);
  return answer !== "no";
}

function fits(format: string, number: number): boolean {
  const range = integerRange([format]);
  if (!range || !Number.isInteger(number)) return true;
  return compareNumbers(number, range.minimum.value) >= 0 && compareNumbers(number, range.maximum.value) <= 0;
}

class Undecided extends Error {}
