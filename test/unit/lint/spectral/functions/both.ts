import { createRequire } from "node:module";
import {
  type FunctionContext,
  fastFunctions,
  installedStock,
  type Replacement,
  type RulesetFunction,
  type Stock,
} from "../../../../../src/lint/spectral/functions/index.ts";

const require = createRequire(import.meta.url);
const { oas2, oas3, oas3_0, oas3_1, oas3_2 } = require("@stoplight/spectral-formats");

export const oasExample: RulesetFunction =
  require("@stoplight/spectral-rulesets/dist/oas/functions/oasExample").default;

export const FORMATS = { "2.0": [oas2], "3.0": [oas3, oas3_0], "3.1": [oas3, oas3_1], "3.2": [oas3, oas3_2] };

/** One call of a rule function, as the engine would make it. */
export interface Call {
  input: unknown;
  options: unknown;
  path?: readonly (string | number)[];
  formats?: readonly unknown[] | null;
  data?: unknown;
  resolved?: boolean;
}

export function contextOf(call: Call, documentInventory: object): FunctionContext {
  const { path = ["components", "schemas", "A"], formats = FORMATS["3.0"], data = {}, resolved = true } = call;
  const document = { formats: formats && new Set(formats), data };
  return { path, documentInventory, document, rule: { resolved } };
}

export const outcome = (run: () => unknown): unknown => {
  try {
    return { results: run() };
  } catch (error) {
    return { thrown: String(error) };
  }
};

/** Spectral's `oasExample` and its replacement, each with ajvs of its own, as these remember what they are given. */
export function bothExamples() {
  let asked = 0;
  const installed = installedStock();
  const stock: Stock = {
    ...installed,
    oasSchema: () => (value, options, context) => {
      asked++;
      return installed.oasSchema()(value, options, context);
    },
  };
  const replacement = fastFunctions(stock)(oasExample) as Replacement;
  const inventories = { stock: {}, fast: {} };
  return {
    replacement,
    ofStock: (call: Call) => outcome(() => oasExample(call.input, call.options, contextOf(call, inventories.stock))),
    ofReplacement: (call: Call) =>
      outcome(() => replacement.run(call.input, call.options, contextOf(call, inventories.fast))),
    /** How often ajv was asked on behalf of the replacement. */
    asked: () => asked,
  };
}
