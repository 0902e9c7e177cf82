import type { Severity } from "../core/finding.ts";
import type { Node } from "../document/node.ts";
import type { When } from "./rule.ts";

/** What both engines find: a finding whose place is still a node, so that lines are computed for what is reported only. */
export interface LintDraft {
  ruleId: string;
  severity: Severity;
  message: string;
  place: Node;
  /** Tells apart findings of one rule at one place. */
  key: string;
  /** Which elements the rule is about once they are published. */
  when: When;
}
