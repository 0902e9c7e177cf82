import { describe, expect, test } from "vitest";
import type { Finding } from "../src/core/finding.ts";
import { kitchenSink } from "./kitchen-sink.ts";
import type { Expected } from "./mutators/mutator.ts";
import { mutated, mutators } from "./mutators.ts";
import { asJson, compareValues } from "./support/compare.ts";
import { invalidity } from "./support/openapi-validity.ts";

/** Where apigate says something else, and why that is known. Every entry must still be wrong. */
const KNOWN: Readonly<Record<string, { says: Expected; because: string }>> = {};

function verdictOf(findings: readonly Finding[]): Expected {
  const has = (severity: string) => findings.some((finding) => finding.severity === severity);
  return has("error") ? "breaking" : has("warn") ? "warn" : findings.length > 0 ? "harmless" : "equivalent";
}

/** Harmless edits may go unmentioned. */
const fits = (verdict: Expected, expected: Expected): boolean =>
  verdict === expected || (expected === "harmless" && verdict === "equivalent");

test("the kitchen sink is a valid description", async () => {
  expect(await invalidity(asJson(kitchenSink()))).toBeUndefined();
});

test("no two edits have one name, and every exception is of a known edit", () => {
  const names = mutators.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(KNOWN).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(["breaking", "warn", "harmless", "equivalent"] as const)("%s", (expected) => {
  const rows = mutators.filter((mutator) => mutator.expected === expected);

  test.each(rows.filter(({ name }) => !Object.hasOwn(KNOWN, name)))("$name", async (mutator) => {
    const findings = await compareValues(kitchenSink(), mutated(mutator));
    const said = findings.map(({ severity, ruleId, message }) => `${severity} ${ruleId}: ${message}`);
    expect(fits(verdictOf(findings), expected), `expected ${expected}, got:\n${said.join("\n") || "nothing"}`).toBe(
      true,
    );
  });
});

test("known disagreements are as they are known", async () => {
  for (const mutator of mutators.filter(({ name }) => Object.hasOwn(KNOWN, name))) {
    expect(verdictOf(await compareValues(kitchenSink(), mutated(mutator))), mutator.name).toBe(
      KNOWN[mutator.name]?.says,
    );
  }
});
