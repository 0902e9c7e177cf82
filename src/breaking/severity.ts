import type { Severity, Side } from "../core/finding.ts";
import type { Change, Property } from "../diff/changes.ts";
import { show } from "../document/value.ts";
import type { Compatibility } from "../schema/compatibility.ts";
import type { About } from "../schema/witnesses.ts";
import type { BreakingRule, Hit } from "./rule.ts";

/** How bad a hit is, and what the prover had to say. */
export interface Judgement {
  severity: Severity;
  note?: string;
  /** The same with an example, where there is one and a second validator agrees; costs more than the judgement. */
  illustrate?(): Judgement;
}

/**
 * The law: requests break on narrowing, responses on widening. Rules say which of the two they found; for schemas the
 * prover may overrule them, because an edit in one keyword can be made good by another. Undefined when it is proved
 * that nothing changed.
 */
export function judge(rule: BreakingRule, hit: Hit, change: Change): Judgement | undefined {
  if (rule.strictly === change.side && change.compatibility?.isStrict) return judgeStrictly(rule, hit, change);
  const breaks = hit.breaks ?? rule.breaks;
  if (!change.compatibility || rule.beyondValues || !VALUES.test(change.subject) || breaks === "neither") {
    return { severity: breaks === "both" || breaks === change.side ? worst(rule, hit) : "info" };
  }
  return judgeValues(rule, hit, change);
}

/** Facts about which values pass; facts about names and exchanges stand whatever the values are. */
const VALUES = /^(?:schema|branch|union)\./;

const PROVED: Judgement = { severity: "info", note: "proved compatible" };

function judgeValues(rule: BreakingRule, hit: Hit, change: Change): Judgement | undefined {
  const breaks = hit.breaks ?? rule.breaks;
  const lawful = byLaw(rule, hit, change);
  if (breaks !== "unless-proved" && (hit.isCertain || lawful.severity === "info")) return lawful;
  const pair = change.compatibility;
  if (pair?.isProved()) return pair.isEqual() ? undefined : PROVED;
  if (breaks === "unless-proved") return unlessProved(rule, hit, change);
  return { ...lawful, illustrate: () => illustrated(lawful, hit, change, decideOn(change, hit)) };
}

/** Where undeclared properties are meant, what is harmless otherwise breaks unless it is proved that it does not. */
function judgeStrictly(rule: BreakingRule, hit: Hit, change: Change): Judgement {
  return change.compatibility?.isProved() ? PROVED : unlessProved(rule, hit, change);
}

function unlessProved(rule: BreakingRule, hit: Hit, change: Change): Judgement {
  if (worst(rule, hit) === "info") return { severity: "info" };
  const decided = decideOn(change, hit);
  if (decided.answer !== "no") return undecided(decided.answer === "unknown" ? decided.why : "");
  const severity = worst(rule, hit);
  return { severity, illustrate: () => confirmed(severity, change, decided) };
}

/** What the prover says of the very thing that was hit. */
const decideOn = (change: Change, hit: Hit): Compatibility =>
  change.compatibility?.decide(aboutOf(change, hit)) ?? { answer: "unknown", why: "nobody looked at the values" };

function aboutOf(change: Change, hit: Hit): About | undefined {
  if (change.subject === "property.added") return { property: (change.revision as Property).name };
  return change.subject === "schema.changed" && hit.at !== undefined ? { keyword: hit.at } : undefined;
}

const undecided = (why: string): Judgement => ({
  severity: "warn",
  note: `whether this is compatible could not be decided: ${why}`,
});

type Refuted = Extract<Compatibility, { answer: "no" }>;

/** What rests on a witness falls with it. */
function confirmed(severity: Severity, { side }: Change, { witness, confirm }: Refuted): Judgement {
  if (confirm() === "no") return undecided("a second validator disagrees on the counterexample");
  return confirm() === "yes" ? { severity, note: witnessNote(side, witness) } : { severity };
}

/** What the rule knows for itself needs no example, but is clearer with a short one. */
function illustrated({ severity }: Judgement, { message }: Hit, { side }: Change, decided: Compatibility): Judgement {
  if (decided.answer !== "no") return { severity };
  const { witness, confirm } = decided;
  const isSaid = message.includes(show(witness)) || (typeof witness === "string" && message.includes(`\`${witness}\``));
  const isShort = show(witness) === show(witness, Infinity);
  return isShort && !isSaid && confirm() === "yes" ? { severity, note: witnessNote(side, witness) } : { severity };
}

const worst = (rule: BreakingRule, hit: Hit): Severity => hit.severity ?? rule.severity ?? "error";

function byLaw(rule: BreakingRule, hit: Hit, { side }: Change): Judgement {
  const breaks = hit.breaks ?? rule.breaks;
  return { severity: breaks === "both" || breaks === side ? worst(rule, hit) : "info" };
}

function witnessNote(side: Side, witness: Refuted["witness"]): string {
  const happens = side === "request" ? "was accepted and no longer is" : "could not be returned and now can";
  return `for example \`${show(witness)}\` ${happens}`;
}
