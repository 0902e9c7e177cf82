import { beforeAll, describe, expect, test } from "vitest";
import { diffJson } from "../support/apigate.ts";
import { cloneBundle, hasCorpus } from "../support/corpus.ts";

describe.skipIf(!hasCorpus)("Stripe: one file of 4 MB, two tags", () => {
  let cwd = "";
  beforeAll(() => {
    cwd = cloneBundle("stripe.bundle");
  });

  test("v120 → v121 is five additions, and passes", async () => {
    const { findings, status, verdict, recommendedBump, stderr } = await diffJson(["v120", "v121"], { cwd });
    expect(findings).toHaveLength(5);
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect([status, verdict, recommendedBump, stderr]).toEqual([0, "pass", "minor", ""]);
  });

  test("v71 → v127 reports each cause once", async () => {
    const { findings, status } = await diffJson(["v71", "v127"], { cwd });
    const causes = findings.map(({ ruleId, side, subject }) => `${ruleId} ${side} ${subject}`);
    expect(findings.length).toBeGreaterThan(100);
    expect(causes.filter((cause, index) => causes.indexOf(cause) !== index)).toEqual([]);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
    expect(status).toBe(1);
  });

  test("two runs give the same bytes", async () => {
    const [first, second] = [await diffJson(["v119", "v120"], { cwd }), await diffJson(["v119", "v120"], { cwd })];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  });
});
