import type { BreakingRule } from "../breaking/rule.ts";
import type { ContractRule } from "../contract/rule.ts";
import type { Severity, Side } from "../core/finding.ts";
import type { LintRule } from "../lint/rule.ts";
import type { PolicyRule } from "../release/rule.ts";
import { breakingAreas } from "./breaking/areas.ts";
import { breakingRules } from "./breaking/index.ts";
import { contractAreas } from "./contract/areas.ts";
import { contractRules } from "./contract/index.ts";
import { lintAreas } from "./lint/areas.ts";
import { lintRules } from "./lint/index.ts";
import { policyAreas } from "./policy/areas.ts";
import { policyRules } from "./policy/index.ts";

export const RULE_KINDS = ["breaking", "contract", "policy", "lint"] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** One line of the catalogue. */
export interface RuleEntry {
  id: string;
  kind: RuleKind;
  /** The folder of the rule's file: `properties`. */
  area: string;
  /** On which side of the wire it hurts; null where it hurts on neither, or concerns the exchange as a whole. */
  side: Side | "both" | null;
  /** The worst it is found to be. */
  severity: Severity;
  summary: string;
  /** Its page, from the top of apigate's repository. */
  docs: string;
}

/** Every rule, by kind, area and id. */
export const catalogue = (): RuleEntry[] => [
  ...breakingRules.map((rule) => breakingEntry(rule, breakingAreas[rule.id])),
  ...contractRules.map((rule) => contractEntry(rule, contractAreas[rule.id])),
  ...policyRules.map((rule) => policyEntry(rule, policyAreas[rule.id])),
  ...lintRules.map((rule) => lintEntry(rule, lintAreas[rule.id])),
];

/** The rule of an id; undefined when there is none. */
export const findRule = (id: string): BreakingRule | ContractRule | PolicyRule | LintRule | undefined =>
  [...breakingRules, ...contractRules, ...policyRules, ...lintRules].find((rule) => rule.id === id);

const breakingEntry = (
  { id, kind = "breaking", breaks, severity = "error", summary }: BreakingRule,
  area: string,
): RuleEntry => ({
  id,
  kind,
  area,
  side: breaks === "neither" ? null : breaks === "unless-proved" ? "both" : breaks,
  severity: breaks === "neither" ? "info" : severity,
  summary,
  docs: docsOf(id),
});

const contractEntry = ({ id, severity = "error", summary }: ContractRule, area: string): RuleEntry => ({
  id,
  kind: "contract",
  area,
  side: area === "request" || area === "response" ? area : null,
  severity,
  summary,
  docs: docsOf(id),
});

const policyEntry = ({ id, severity, summary }: PolicyRule, area: string): RuleEntry => ({
  id,
  kind: "policy",
  area,
  side: null,
  severity,
  summary,
  docs: docsOf(id),
});

const lintEntry = (
  { id, severity, summary }: Pick<LintRule, "id" | "severity" | "summary">,
  area: string,
): RuleEntry => ({
  id,
  kind: "lint",
  area,
  side: null,
  severity,
  summary,
  docs: docsOf(id),
});

const docsOf = (id: string): string => `docs/rules/${id}.md`;
