import { describe, expect, test } from "vitest";
import { diffJson } from "../support/apigate.ts";
import { hasCorpus, readCorpus } from "../support/corpus.ts";
import { folder } from "../support/folder.ts";

describe.skipIf(!hasCorpus)("GitHub: 12 MB", () => {
  test("two major versions apart: breaking changes are found, each once", async () => {
    const cwd = folder({
      "base.json": readCorpus("github-22.0.0.json.gz"),
      "revision.json": readCorpus("github-23.0.2.json.gz"),
    });
    const { findings, summary, status, apis } = await diffJson(["base.json", "revision.json"], { cwd });
    expect(status).toBe(1);
    expect(apis[0]?.operations).toBeGreaterThan(900);
    expect(summary.error).toBeGreaterThan(0);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
  });
});
