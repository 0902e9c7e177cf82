import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { diffJson } from "../support/apigate.ts";
import { cloneBundle, hasCorpus } from "../support/corpus.ts";
import { openGitDir } from "../support/git-dir.ts";

/** Every file with its size, and the content of small ones. */
function listing(top: string): string[] {
  const files = readdirSync(top, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(top, file))
    .filter((file) => statSync(file).isFile());
  return files
    .map(
      (file) =>
        `${file} ${statSync(file).size} ${statSync(file).size < 10_000 ? readFileSync(file).toString("base64") : ""}`,
    )
    .sort();
}

describe.skipIf(!hasCorpus)("DigitalOcean: 1,500 files joined by $ref", () => {
  test("v1.1 → v1.10 in a bare clone, which stays as it was", async () => {
    const cwd = cloneBundle("digitalocean.bundle", "--bare");
    const before = listing(cwd);
    const { apis, findings, verdict, status } = await diffJson(["v1.1", "v1.10"], { cwd });
    expect(apis).toHaveLength(1);
    expect(apis[0]?.path).toBe("specification/DigitalOcean-public.v2.yaml");
    expect(findings.length).toBeGreaterThan(0);
    expect(status).toBe(verdict === "pass" ? 0 : 1);
    expect(listing(cwd)).toEqual(before);
  });

  test("in a clone with a work tree nothing changes either", async () => {
    const cwd = cloneBundle("digitalocean.bundle");
    const { git } = openGitDir(cwd);
    const before = [git("status", "--porcelain=v2", "--branch"), listing(cwd)];
    const { base, revision } = await diffJson(["v1.9", "v1.10"], { cwd });
    expect([base?.commit, revision.commit]).toEqual([
      git("rev-parse", "v1.9^{commit}").trim(),
      git("rev-parse", "v1.10^{commit}").trim(),
    ]);
    expect([git("status", "--porcelain=v2", "--branch"), listing(cwd)]).toEqual(before);
  });
});
