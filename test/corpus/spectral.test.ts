import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { cloneBundle, hasCorpus, readCorpus } from "../support/corpus.ts";
import { folder } from "../support/folder.ts";
import { openGitDir } from "../support/git-dir.ts";
import { linesOf, oas, ourRun } from "../support/spectral.ts";

/** What Spectral's command line finds, as scripts/record-spectral.mjs has recorded it. */
const expected = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, "../spectral/expected", `${name}.txt`), "utf8");

/** Each rule with how often it finds something, and a hash of what and where. */
function digest(lines: readonly string[]): string {
  const byRule = new Map<string, string[]>();
  for (const line of lines) {
    const [code, place, message, severity, range, source] = JSON.parse(line);
    const own = byRule.get(code) ?? [];
    byRule.set(code, own);
    own.push(JSON.stringify([source, place, message, severity, ...range.split(/[:-]/).map(Number)]));
  }
  const rows = [...byRule].map(([code, own]) => {
    const hash = createHash("sha256").update(own.sort().join("\n")).digest("hex").slice(0, 16);
    return `${code} ${own.length} ${hash}`;
  });
  return `${rows.sort().join("\n")}\n`;
}

const found = async (top: string, root: string): Promise<string> =>
  digest(linesOf(await ourRun(top, root, { extends: [[oas, "all"]] })));

function checkedOut(bundle: string, tag: string): string {
  const top = cloneBundle(bundle);
  openGitDir(top).git("checkout", "--quiet", tag);
  return top;
}

describe.skipIf(!hasCorpus)("spectral:oas finds what Spectral's command line finds", () => {
  test("Stripe v127", async () => {
    expect(await found(checkedOut("stripe.bundle", "v127"), "openapi/spec3.json")).toBe(expected("stripe-v127"));
  }, 30_000);

  test("DigitalOcean v1.10, from its files", async () => {
    const top = checkedOut("digitalocean.bundle", "v1.10");
    expect(await found(top, "specification/DigitalOcean-public.v2.yaml")).toBe(expected("digitalocean-v1.10"));
  }, 30_000);

  test("GitHub 23.0.2", async () => {
    const top = folder({ "github-23.0.2.json": readCorpus("github-23.0.2.json.gz") });
    expect(await found(top, "github-23.0.2.json")).toBe(expected("github-23.0.2"));
  }, 30_000);
});
