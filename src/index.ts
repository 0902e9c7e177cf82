/** The public API of the package: everything else is internal. */
export { type DiffOptions, diffTrees } from "./check/diff.ts";
export { type UsageOptions, usageOfTree } from "./check/usage.ts";
export { type VerifyOptions, verifyTree } from "./check/verify.ts";
export { ApigateError, type ErrorCode } from "./core/errors.ts";
export type { AffectedConsumer, Finding, FindingKind, Location, Severity, Side, Unchecked } from "./core/finding.ts";
export type { Policy } from "./core/policy.ts";
export type { ApiSummary, Bump, InteractionResult, Result, Verdict } from "./core/result.ts";
export type { UsageReport } from "./core/usage-report.ts";
export type { FailOn } from "./gate/fail-on.ts";
export { type BreakingRuleId, breakingRules } from "./rules/breaking/index.ts";
export { type ContractRuleId, contractRules } from "./rules/contract/index.ts";
export { type LintRuleId, lintRules } from "./rules/lint/index.ts";
export { type PolicyRuleId, policyRules } from "./rules/policy/index.ts";
export { openSource } from "./source/source-ref.ts";
export type { Tree } from "./source/tree.ts";
