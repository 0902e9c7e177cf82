import { createRequire } from "node:module";
import { Ruleset } from "@stoplight/spectral-core";

const rulesets = createRequire(import.meta.url)("@stoplight/spectral-rulesets") as Record<string, never>;

/** All `given` expressions of one of Spectral's own rulesets, in every format, with aliases expanded. */
export function givensOf(name: "oas" | "asyncapi" | "arazzo"): string[] {
  const { rules } = new Ruleset({ extends: [[rulesets[name] as never, "all"]] });
  const found = new Set<string>();
  for (const rule of Object.values(rules)) {
    const formats = [null, ...[...(rule.formats ?? [])].map((format) => new Set([format]))];
    for (const set of formats) for (const given of rule.getGivenForFormats(set as never)) found.add(given);
  }
  return [...found];
}
