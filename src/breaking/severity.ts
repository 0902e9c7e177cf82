import type { Severity } from "../core/finding.ts";
import type { Change } from "../diff/changes.ts";
import { show } from "../document/value.ts";
import type { BreakingRule, Hit } from "./rule.ts";

/** How bad a hit is, and what the prover had to say; undefined when it is proved that nothing changed. */
export interface Judgement {
  severity: Severity;
  note?: string;
}

/**
 * The law: requests break on narrowing, responses on widening. Rules say which of the two they found; for schemas the
 * prover may overrule them, because an edit in one keyword can be made good by another.
 */
export function judge(rule: BreakingRule, hit: Hit, change: Change): Judgement | undefined {
  const breaks = hit.breaks ?? rule.breaks;
  if (!change.compatibility || rule.beyondValues || !VALUES.test(change.subject) || breaks === "neither") {
    return { severity: breaks === "both" || breaks === change.side ? (rule.severity ?? "error") : "info" };
  }
  return judgeValues(rule, hit, change);
}

/** Facts about which values pass; facts about names and exchanges stand whatever the values are. */
const VALUES = /^(?:schema|branch|union)\./;

function judgeValues(rule: BreakingRule, hit: Hit, change: Change): Judgement | undefined {
  const breaks = hit.breaks ?? rule.breaks;
  const lawful = byLaw(rule, breaks, change);
  if (breaks !== "unless-proved" && (hit.isCertain || lawful.severity === "info")) return lawful;
  const pair = change.compatibility;
  if (pair?.isProved()) return pair.isEqual() ? undefined : { severity: "info" };
  if (breaks !== "unless-proved") return lawful;
  const { answer, witness, why = "no proof and no value was found" } = pair?.decide() ?? { answer: "unknown" };
  if (answer === "no") return { severity: rule.severity ?? "error", note: witnessNote(change, witness) };
  return { severity: "warn", note: `whether this is compatible could not be decided: ${why}` };
}

const byLaw = (rule: BreakingRule, breaks: Hit["breaks"], { side }: Change): Judgement => ({
  severity: breaks === "both" || breaks === side ? (rule.severity ?? "error") : "info",
});

function witnessNote({ side }: Change, witness: Parameters<typeof show>[0]): string {
  const happens = side === "request" ? "was accepted and no longer is" : "could not be returned and now can";
  return `for example \`${show(witness)}\` ${happens}`;
}
