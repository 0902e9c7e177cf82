import type { LintPlan } from "../check/lint-description.ts";
import { lintRules } from "../rules/lint/index.ts";
import type { Tree } from "../source/tree.ts";
import type { LintFlags } from "./register/lint.ts";

/** What the flags and the rulesets ask for. */
export async function lintPlan(_trees: readonly Tree[], _flags: LintFlags, _cwd: string): Promise<LintPlan> {
  const settings = lintRules.map((rule) => ({ rule, severity: rule.severity, options: {} }));
  return { fingerprint: "all", settings: () => settings, spectral: () => undefined };
}
