import { lazy } from "../../../core/lazy.ts";
import { safePattern } from "./costly-patterns.ts";
import type { Replacement, RulesetFunction } from "./function.ts";
import { fastOasDocumentSchema } from "./oas-document-schema.ts";
import { fastOasExample } from "./oas-example.ts";
import { fastOasSchema, fastSchema } from "./plain-schema.ts";
import { schemaChecks } from "./schema-checks.ts";
import { installedStock, type Stock } from "./stock.ts";

export type { FunctionContext, FunctionResult, Replacement, RulesetFunction } from "./function.ts";
export { localFunctions, type PathSensitivity, pathSensitivities } from "./sensitivity.ts";
export { installedStock, type Stock } from "./stock.ts";

const RULESETS = "@stoplight/spectral-rulesets/dist";

/** Replacements of those of Spectral's functions that are slow, or may be endless; undefined for all others, which are to be called. */
export function fastFunctions(stock: Stock = installedStock()): (original: RulesetFunction) => Replacement | undefined {
  const made = new WeakMap<RulesetFunction, Replacement>();
  const checks = lazy(() => schemaChecks(stock));
  const slow: Readonly<Record<string, Slow>> = {
    pattern: { module: ["@stoplight/spectral-functions", "pattern"], replace: safePattern },
    schema: {
      module: ["@stoplight/spectral-functions", "schema"],
      replace: (original) => fastSchema(original, stock),
    },
    oasSchema: {
      module: [`${RULESETS}/oas/functions/oasSchema`, "default"],
      replace: (original) => fastOasSchema(original, checks()),
    },
    oasDocumentSchema: {
      module: [`${RULESETS}/oas/functions/oasDocumentSchema`, "default"],
      replace: fastOasDocumentSchema,
    },
    oasExample: {
      module: [`${RULESETS}/oas/functions/oasExample`, "default"],
      replace: (original) => fastOasExample(original, checks()),
    },
  };
  return (original) => {
    const known = Object.hasOwn(slow, original.name) ? slow[original.name] : undefined;
    if (!known || original !== stock.loaded(...known.module)) return undefined;
    const replacement = made.get(original) ?? known.replace(original);
    made.set(original, replacement);
    return replacement;
  };
}

interface Slow {
  /** The module that exports the function, and by which name. */
  module: readonly [specifier: string, member: string];
  replace(original: RulesetFunction): Replacement;
}
