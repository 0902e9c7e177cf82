import { isContainer, type Value } from "./graph/source-file.ts";
import { evaluateScript } from "./jsonpath/fallback.ts";
import { jsonPathPlus, lodash } from "./packages.ts";

/** Something below a matched place that a function is to look at. */
export interface Target {
  path: readonly (string | number)[];
  value: Value;
}

/** What `field` of a rule means at a place: `@key`, a JSONPath (`$…`), or a path as lodash reads it. */
export function targetsOf(value: Value, field: string | undefined): Target[] {
  if (field === undefined || !(isContainer(value) || typeof value === "function")) return [{ path: [], value }];
  const targets = field === "@key" ? keysOf(value) : field.startsWith("$") ? found(value, field) : [at(value, field)];
  return targets.length > 0 ? targets : [{ path: [], value: undefined }];
}

const keysOf = (value: object): Target[] => Object.keys(value).map((key) => ({ path: [key], value: key }));

const at = (value: object, field: string): Target =>
  SIMPLE.test(field)
    ? { path: [field], value: (value as Record<string, Value>)[field] }
    : { path: lodash().toPath(field), value: lodash().get(value, field) };

/** A path of one name. */
const SIMPLE = /^[A-Za-z_][\w-]*$/;

function found(value: object, path: string): Target[] {
  const targets: Target[] = [];
  jsonPathPlus()({
    path,
    json: value,
    resultType: "all",
    eval: evaluateScript,
    callback(result: { path: string; value: Value }) {
      targets.push({ path: lodash().toPath(result.path.slice(1)), value: result.value });
    },
  });
  return targets;
}
