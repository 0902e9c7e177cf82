import { isObject, type Json } from "../../document/value.ts";
import { parseSeverity, type SpectralSeverity } from "./severity.ts";

/** Rules of `spectral:oas` that were renamed since Spectral 4; rulesets may still name them so. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["operation-2xx-response", "operation-default-response"],
  ["oas3-unused-components-schema", "oas3-unused-components"],
  ["oas2-valid-parameter-example", "oas2-valid-schema-example"],
  ["oas2-valid-response-schema-example", "oas2-valid-schema-example"],
  ["oas2-valid-definition-example", "oas2-valid-schema-example"],
  ["oas2-valid-response-example", "oas2-valid-media-example"],
  ["oas3-valid-oas-parameter-example", "oas3-valid-media-example"],
  ["oas3-valid-oas-content-example", "oas3-valid-media-example"],
  ["oas3-valid-oas-header-example", "oas3-valid-media-example"],
  ["oas3-valid-header-schema-example", "oas3-valid-schema-example"],
  ["oas3-valid-parameter-schema-example", "oas3-valid-schema-example"],
]);

/** The name by which a rule goes today; one that is defined keeps the name it is given. */
export const currentName = (name: string, entry: Json): string =>
  isObject(entry) ? name : (RENAMED.get(name) ?? name);

/** What two entries for one rule say together: the worse severity, unless the rule is defined. */
export function joined(old: Json, current: unknown): unknown {
  const [left, right] = [parseSeverity(old), parseSeverity(current as Json)];
  if (current === undefined) return left ?? old;
  if (left === undefined || right === undefined) return typeof current === "object" ? current : old;
  return right !== "off" && ORDER.indexOf(left) > ORDER.indexOf(right) ? right : left;
}

const ORDER: readonly SpectralSeverity[] = ["off", "error", "warn", "info", "hint"];
