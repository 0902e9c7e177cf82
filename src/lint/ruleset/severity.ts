import type { Severity } from "../../core/finding.ts";
import type { Json } from "../../document/value.ts";

/** The severities of Spectral's rulesets. */
export type SpectralSeverity = "error" | "warn" | "info" | "hint" | "off";

const WORDS: readonly SpectralSeverity[] = ["error", "warn", "info", "hint"];

/** A word, or its number: 0 is `error`, 3 is `hint`, -1 is `off`. Undefined for what is no severity. */
export function parseSeverity(value: Json | undefined): SpectralSeverity | undefined {
  if (typeof value === "number") return value === -1 ? "off" : WORDS[value];
  if (value === "off") return "off";
  return WORDS.find((word) => word === value);
}

/** Spectral's severities as findings have them: a hint is worth knowing. */
export const nativeSeverity = (severity: SpectralSeverity): Severity | "off" =>
  severity === "hint" ? "info" : severity;

export const SEVERITIES = "A severity is one of: error, warn, info, hint, off";
