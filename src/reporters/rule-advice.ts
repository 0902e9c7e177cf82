import { type BreakingRule, isSideless } from "../breaking/rule.ts";
import type { LintRule } from "../lint/rule.ts";
import type { RuleEntry } from "../rules/catalogue.ts";

/** Whom a finding hurts, on which side, and how bad it is. */
export function hurts({ kind, severity, side }: RuleEntry, rule: BreakingRule | undefined): string {
  if (kind === "policy") return POLICY[severity];
  if (kind === "lint") return LINT[severity];
  if (!rule) return CONTRACT[severity];
  const { breaks, on } = rule;
  if (breaks === "neither") return "Breaks nobody: it is worth knowing (info).";
  if (breaks === "unless-proved")
    return "Breaks consumers (error) where a value shows it, of requests and of responses; what cannot be decided is a risk (warn), and what is proved compatible is told as info or not at all.";
  const verb = severity === "error" ? "Breaks" : "May break";
  if (isSideless(on)) return `${verb} consumers that use it (${severity}).`;
  if (side === "both") return `${verb} consumers (${severity}), whether they send it or read it.`;
  const [verbOf, others] = side === "request" ? ["send", "responses"] : ["read", "requests"];
  const elsewhere = HAS_SIDES.test(on) ? `; in ${others} it is worth knowing (info)` : "";
  return `${verb} consumers that ${verbOf} it (${severity})${elsewhere}.`;
}

/** What can stand in requests and in responses. */
const HAS_SIDES = /^(?:schema|property|branch|union|media-type|encoding)\./;

const CONTRACT = {
  error: "Breaks the consumers whose pacts show it (error).",
  warn: "Puts the consumers whose pacts show it at risk, or leaves them unexamined (warn).",
  info: "Is worth knowing (info).",
};

const POLICY = {
  error: "Breaks nobody by itself, but fails the gate (error): consumers are owed it.",
  warn: "Breaks nobody by itself; it is a duty towards consumers that is not met (warn).",
  info: "Is worth knowing (info).",
};

const LINT = {
  error: "It fails the gate (error).",
  warn: "It is worth mending (warn).",
  info: "It is worth knowing (info).",
};

/** How to bring such a change about without breaking anybody. */
export function safely({ kind, severity }: RuleEntry, when?: LintRule["when"]): string {
  if (kind === "contract")
    return "Agree with the consumer who of both changes; `apigate verify` tells when they fit again.";
  if (kind === "lint") return WHEN[when ?? "always"];
  if (kind === "policy") return "Make it good in the description: consumers can go on as they are.";
  if (severity === "info") return "Nothing needs to be done: `apigate diff` passes.";
  return "If it has to be: offer the new behaviour beside the old one, move consumers over (`apigate usage` tells by their pacts who uses what), and make the change in a new major version.";
}

const WHEN = {
  always: "Mend it in the description: that breaks nobody, and `apigate diff` tells if it does.",
  added:
    "Mend it in what is new. What the newest version tag has is told as info only: to mend that would break whoever uses it, so wait for the next major version.",
  changed: "Mend it where something is new or is edited anyway; what is published and untouched is told as info only.",
};

/** What can be done today when a finding is to be lived with. */
export function acceptance({ kind, severity }: RuleEntry): string {
  if (kind === "lint") return LINT_ACCEPTANCE;
  if (severity === "info") return "It fails the gate only with `--fail-on info`.";
  const rest = "one finding alone cannot be accepted yet.";
  if (severity === "warn") return `It fails the gate only with \`--fail-on warn\` or \`--fail-on info\`; ${rest}`;
  return `It fails the gate. With \`--fail-on none\` everything is reported and nothing fails; ${rest}`;
}

const LINT_ACCEPTANCE =
  "Set its severity in your ruleset (`off`, `info`, `warn`, `error`); let only what is new count (`--new-since`, `--baseline`); or exempt one place with `x-apigate-ignore: [{ rule, reason }]` and `--allow-ignore`.";
