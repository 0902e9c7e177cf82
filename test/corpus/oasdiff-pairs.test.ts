import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { diffTrees } from "../../src/check/diff.ts";
import { ApigateError } from "../../src/core/errors.ts";
import type { Severity } from "../../src/core/finding.ts";
import { openSource } from "../../src/source/source-ref.ts";
import { corpusFile, hasCorpus, readCorpus } from "../support/corpus.ts";
import { POLICY } from "../support/policy.ts";

interface Pair {
  base: string;
  revision: string;
  reported: { id: string; level: "ERR" | "WARN" | "INFO"; operation: string }[];
}

const nameOf = ({ base, revision }: Pair): string => `${base} → ${revision}`.replaceAll("specs/", "");

/** The worst that apigate finds: nothing (`silent`), or that the pair cannot be judged (`refused`). */
type Worst = Severity | "silent" | "refused";

async function worstOf({ base, revision }: Pair): Promise<Worst> {
  const trees = {
    base: await openSource(corpusFile(`oasdiff-pairs/${base}`), "."),
    revision: await openSource(corpusFile(`oasdiff-pairs/${revision}`), "."),
  };
  try {
    const judging = { failOn: "breaking", numbering: false, policy: POLICY, version: "0.0.0" } as const;
    const { result } = await diffTrees({ ...trees, ...judging });
    const found = new Set(result.findings.map(({ severity }) => severity));
    return (["error", "warn", "info"] as const).find((severity) => found.has(severity)) ?? "silent";
  } catch (error) {
    if (error instanceof ApigateError) return "refused";
    throw error;
  }
}

/** `pair  their rules  our worst`, one line per disagreement, each with a reason behind it. */
function listed(): string[] {
  const file = path.resolve(import.meta.dirname, "../../docs/decisions/010-where-we-differ-from-oasdiff.md");
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("- "));
  return lines.map((line) => {
    const [, pair, theirs, ours] = /^- `([^`]+)` ([\w-]+(?:, [\w-]+)*) · (\w+): \S.{5,}\.$/.exec(line) ?? [];
    return [pair ?? line, theirs, ours].join("  ");
  });
}

test("every disagreement is listed once", () => {
  const pairs = listed().map((line) => line.split("  ")[0]);
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
});

describe.skipIf(!hasCorpus)("182 pairs of oasdiff's own tests", () => {
  test("where oasdiff reports an error, apigate does, or says why not", { timeout: 120_000 }, async () => {
    const pairs = JSON.parse(readCorpus("oasdiff-pairs/pairs.json")) as Pair[];
    expect(pairs).toHaveLength(182);
    const different: string[] = [];
    for (const pair of pairs) {
      const worst = await worstOf(pair);
      const errors = pair.reported.filter(({ level }) => level === "ERR").map(({ id }) => id);
      if (errors.length > 0 && worst !== "error")
        different.push([nameOf(pair), [...new Set(errors)].join(", "), worst].join("  "));
    }
    expect(different.sort()).toEqual(listed().sort());
  });
});
