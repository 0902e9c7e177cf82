import type { Replacement, RulesetFunction } from "./function.ts";
import { fastOasExample } from "./oas-example.ts";
import { installedStock, type Stock } from "./stock.ts";

export type { FunctionContext, FunctionResult, Replacement, RulesetFunction } from "./function.ts";
export { type PathSensitivity, pathSensitivities } from "./sensitivity.ts";
export { installedStock, type Stock } from "./stock.ts";

const OAS_EXAMPLE = "@stoplight/spectral-rulesets/dist/oas/functions/oasExample";

/** Replacements of those of Spectral's functions that are slow; undefined for all others, which are to be called. */
export function fastFunctions(stock: Stock = installedStock()): (original: RulesetFunction) => Replacement | undefined {
  const made = new WeakMap<RulesetFunction, Replacement>();
  return (original) => {
    const isSlow = original.name === "oasExample" && original === stock.loaded(OAS_EXAMPLE, "default");
    if (!isSlow) return undefined;
    const replacement = made.get(original) ?? fastOasExample(original, stock);
    made.set(original, replacement);
    return replacement;
  };
}
