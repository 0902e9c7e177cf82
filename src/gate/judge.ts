import type { Finding, Severity } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Bump, Result, Verdict } from "../core/result.ts";
import type { FailOn } from "./fail-on.ts";

/** Severities that fail the gate, by threshold. */
const BLOCKING: Record<FailOn, readonly Severity[]> = {
  breaking: ["error"],
  warn: ["error", "warn"],
  info: ["error", "warn", "info"],
  none: [],
};

export const blocks = (finding: Finding, failOn: FailOn): boolean =>
  finding.waiver === null && BLOCKING[failOn].includes(finding.severity);

/** What could not be judged is never a pass; `unverified` counts the interactions that could not be examined. */
export function verdictOf(findings: readonly Finding[], unverified: number, failOn: FailOn): Verdict {
  if (findings.some((finding) => blocks(finding, failOn))) return "fail";
  return unverified > 0 && failOn !== "none" ? "unknown" : "pass";
}

/**
 * Semantic versioning: what breaks is major, what adds is minor, any other edit is a patch. A duty that was not met is
 * to be made good, not to be numbered.
 */
export function bumpOf(findings: readonly Finding[], edited: boolean): Bump {
  const changes = findings.filter(({ kind }) => kind !== "policy");
  if (changes.some(({ severity }) => severity === "error")) return "major";
  if (changes.length > 0) return "minor";
  return edited ? "patch" : "none";
}

export function summarise(findings: readonly Finding[]): Result["summary"] {
  const count = (severity: Severity) =>
    findings.filter((finding) => finding.severity === severity && !finding.waiver).length;
  const waived = findings.filter(({ waiver }) => waiver).length;
  return {
    error: count("error"),
    warn: count("warn"),
    info: count("info"),
    waived,
    operationsChanged: operationsOf(findings),
  };
}

function operationsOf(findings: readonly Finding[]): number {
  const byApi = new Map<string, Set<string>>();
  for (const { api, operations } of findings) {
    const names = getOrMake(byApi, api, () => new Set<string>());
    for (const operation of operations) names.add(operation);
  }
  return [...byApi.values()].reduce((total, names) => total + names.size, 0);
}
