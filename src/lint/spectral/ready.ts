import type { Rule } from "@stoplight/spectral-core";
import { getOrMake } from "../../core/get-or-make.ts";
import type { Call, ReadyRule, RunFunction } from "./apply.ts";
import {
  fastFunctions,
  installedStock,
  localFunctions,
  pathSensitivities,
  type RulesetFunction,
} from "./functions/index.ts";
import type { Path } from "./walk.ts";

/** Makes rules ready to be applied: slow functions are replaced, and it is known how far each looks at a path. */
export function readyRules(rules: readonly Rule[]): ReadyRule[] {
  const stock = installedStock();
  const fast = fastFunctions(stock);
  const sensitivityOf = pathSensitivities(stock);
  const isLocal = localFunctions(stock);
  const classes = new Map<unknown, Map<string, (path: Path) => number>>();
  const callOf = (part: Rule["then"][number]): Call => {
    const original = part.function as unknown as RulesetFunction;
    const options = part.functionOptions ?? null;
    const common = { field: part.field, options, name: original.name, isLocal: isLocal(original) };
    const replacement = fast(original);
    if (replacement) {
      const { pathClass } = replacement;
      if (!pathClass) return { ...common, run: replacement.run as RunFunction, looksAt: "end" };
      const classOf = getOrMake(
        getOrMake(classes, replacement, () => new Map()),
        JSON.stringify(options),
        () => (path: Path) => pathClass(path, options),
      );
      return { ...common, run: replacement.run as RunFunction, looksAt: "class", pathClass: classOf };
    }
    const looksAt = sensitivityOf(original).kind === "path" ? "path" : "end";
    return { ...common, run: original as unknown as RunFunction, looksAt };
  };
  return rules.map((rule) => ({ rule, calls: rule.then.map(callOf) }));
}
