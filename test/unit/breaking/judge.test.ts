import { expect, test } from "vitest";
import type { BreakingRule } from "../../../src/breaking/rule.ts";
import { type Judgement, judge } from "../../../src/breaking/severity.ts";
import type { Change } from "../../../src/diff/changes.ts";
import type { Compatibility } from "../../../src/schema/compatibility.ts";

const refuted = (agrees: "yes" | "no" | "unknown"): Compatibility => ({
  answer: "no",
  witness: "ab",
  confirm: () => agrees,
});

/** What becomes of a narrowing in a request of which the prover says this. */
function judged(breaks: BreakingRule["breaks"], decided: Compatibility, isEqual = false): Judgement | undefined {
  const isProved = () => decided.answer === "yes";
  const compatibility = { isStrict: false, isProved, isEqual: () => isEqual, decide: () => decided };
  const change = { subject: "schema.changed", side: "request", compatibility } as unknown as Change;
  const judgement = judge({ id: "rule", breaks } as BreakingRule, { message: "it changed" }, change);
  return judgement?.illustrate?.() ?? judgement;
}

const EXAMPLE = 'for example `"ab"` was accepted and no longer is';

test.each<[string, BreakingRule["breaks"], Compatibility, Judgement]>([
  ["a proof silences the law", "request", { answer: "yes" }, { severity: "info", note: "proved compatible" }],
  ["a witness confirms the law", "request", refuted("yes"), { severity: "error", note: EXAMPLE }],
  ["the law needs no witness", "request", { answer: "unknown", why: "too many steps" }, { severity: "error" }],
  ["a witness that is denied is not shown", "request", refuted("no"), { severity: "error" }],
  ["a witness that nobody could check is not shown", "request", refuted("unknown"), { severity: "error" }],
  ["a witness raises", "unless-proved", refuted("yes"), { severity: "error", note: EXAMPLE }],
  ["a proof of our own stands without an example", "unless-proved", refuted("unknown"), { severity: "error" }],
  [
    "what rests on a witness falls with it",
    "unless-proved",
    refuted("no"),
    {
      severity: "warn",
      note: "whether this is compatible could not be decided: a second validator disagrees on the counterexample",
    },
  ],
  [
    "what is not known is never silent",
    "unless-proved",
    { answer: "unknown", why: "too many steps" },
    { severity: "warn", note: "whether this is compatible could not be decided: too many steps" },
  ],
])("%s", (_, breaks, decided, expected) => expect(judged(breaks, decided)).toEqual(expected));

test("what is proved to change nothing is no finding", () => {
  expect(judged("request", { answer: "yes" }, true)).toBeUndefined();
});

test("an example that the message tells already is not repeated", () => {
  const compatibility = { isStrict: false, isProved: () => false, isEqual: () => false, decide: () => refuted("yes") };
  const change = { subject: "schema.changed", side: "request", compatibility } as unknown as Change;
  const judgement = judge({ breaks: "request" } as BreakingRule, { message: "`ab` can no longer be used" }, change);
  expect(judgement?.illustrate?.()).toEqual({ severity: "error" });
});
