import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import type { Result } from "../../src/core/result.ts";
import { resultOf } from "../support/contracts.ts";
import { hasCorpus, readCorpus } from "../support/corpus.ts";
import { folder } from "../support/folder.ts";

describe.skipIf(!hasCorpus)("GitHub: two releases, many rules of ours", () => {
  let sides: { before: Result; after: Result; fresh: Result; recorded: Result };

  beforeAll(async () => {
    const cwd = folder({
      "base.json": readCorpus("github-22.0.0.json.gz"),
      "revision.json": readCorpus("github-23.0.2.json.gz"),
    });
    const rulesets = ["naming", "operations", "errors", "security"].flatMap((name) => ["--ruleset", name]);
    const lint = (...args: string[]) => resultOf(["lint", ...rulesets, "--fail-on", "none", ...args], { cwd });
    const before = await lint("base.json");
    writeFileSync(path.join(cwd, "lint.json"), JSON.stringify(before));
    const [after, fresh] = [await lint("revision.json"), await lint("revision.json", "--new-since", "base.json")];
    sides = { before, after, fresh, recorded: await lint("revision.json", "--baseline", "lint.json") };
  }, 120_000);

  test("nearly everything looks new by lines, and little is", () => {
    const { before, after, fresh } = sides;
    const lines = new Set(
      before.findings.map(({ ruleId, location }) => `${ruleId} ${location.line}:${location.column}`),
    );
    const moved = after.findings.filter(
      ({ ruleId, location }) => !lines.has(`${ruleId} ${location.line}:${location.column}`),
    );
    expect(moved.length / after.findings.length).toBeGreaterThan(0.9);
    expect(fresh.findings.length / after.findings.length).toBeLessThan(0.2);
    expect(fresh.ratchet?.known).toBe(after.findings.length - fresh.findings.length);
    expect(fresh.ratchet?.fixed).toBe(before.findings.length - (fresh.ratchet?.known ?? 0));
  });

  test("what is new is in places that base does not have, or not so", () => {
    const { before, fresh } = sides;
    const known = new Set(before.findings.map(nameOf));
    const again = fresh.findings.filter((finding) => known.has(nameOf(finding)));
    expect(again.length / fresh.findings.length).toBeLessThan(0.05);
  });

  test("an earlier result tells the same", () => {
    const { fresh, recorded } = sides;
    expect(recorded.findings.map(nameOf)).toEqual(fresh.findings.map(nameOf));
    expect(recorded.ratchet).toMatchObject({ known: fresh.ratchet?.known, fixed: fresh.ratchet?.fixed });
  });
});

const nameOf = ({ ruleId, subject }: Finding): string => `${ruleId} ${subject}`;
