import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { compareValues } from "../support/compare.ts";
import { hasCorpus, readCorpus } from "../support/corpus.ts";

interface Pair {
  id: string;
  verdict: "breaking" | "warn" | "safe";
  why: string;
  base: unknown;
  revision: unknown;
}

/** Pairs that apigate judges differently, as `<id>: <what it says> instead of <what is right>`. */
const MISSES: readonly string[] = [];

function verdictOf(findings: readonly Finding[]): Pair["verdict"] {
  if (findings.some(({ severity }) => severity === "error")) return "breaking";
  return findings.some(({ severity }) => severity === "warn") ? "warn" : "safe";
}

describe.skipIf(!hasCorpus)("141 pairs with known verdicts", () => {
  const pairs = hasCorpus ? (JSON.parse(readCorpus("breaking-pairs.json")) as Pair[]) : [];

  test("all are judged as known", async () => {
    expect(pairs).toHaveLength(141);
    const misses: string[] = [];
    for (const { id, verdict, base, revision } of pairs) {
      const said = verdictOf(await compareValues(base, revision));
      if (said !== verdict) misses.push(`${id}: ${said} instead of ${verdict}`);
    }
    expect(misses).toEqual(MISSES);
  });

  test("nothing differs from itself", async () => {
    const noisy: string[] = [];
    for (const { id, base, revision } of pairs) {
      for (const value of [base, revision]) if ((await compareValues(value, value)).length > 0) noisy.push(id);
    }
    expect(noisy).toEqual([]);
  });
});
