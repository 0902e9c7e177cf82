import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { apigate, diffJson, headlines } from "../support/apigate.ts";
import { gitDir } from "../support/git-dir.ts";
import { TOTAL_REMOVED, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

/** Names that git accepts for tags, and that a shell, an option parser or a terminal would take for something else. */
const NAMES = [
  "--output=x",
  "-x",
  "--help",
  "v1.2;id",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell would expand it
  "$(touch${IFS}x)",
  "`id`",
  "|id",
  "'\"><img/src=x>",
  "%s%n",
  "версия-1",
  "v1\u202e2",
  "a\u2028b",
  "@v1",
  "v1.2.lock.x",
];

const repository = gitDir({ "v1.2": { "openapi.json": WITH_TOTAL }, "v1.3": { "openapi.json": WITHOUT_TOTAL } });
const cwd = repository.path;
for (const name of NAMES) repository.git("update-ref", `refs/tags/${name}`, "v1.2");

describe("a tag named", () => {
  test.each(NAMES)("%j is that tag and nothing else", async (name) => {
    expect(headlines(await diffJson(["--", name, "v1.3"], { cwd }))).toEqual([TOTAL_REMOVED]);
    expect(readdirSync(cwd).sort()).toEqual([".git", "openapi.json"]);
  });

  test("like an option is also found by its full name", async () => {
    expect(headlines(await diffJson(["refs/tags/--output=x", "v1.3"], { cwd }))).toEqual([TOTAL_REMOVED]);
  });

  test("with a right-to-left override cannot reorder a report or an error", async () => {
    const { stdout } = await apigate(["diff", "v1\u202e2", "v1.3"], { cwd });
    const { stderr } = await apigate(["diff", "v1\u202e3", "v1.3"], { cwd });
    expect(stdout).toContain("v1\\u{202e}2");
    expect(stderr).toContain("v1\\u{202e}3");
    expect(stdout + stderr).not.toContain("\u202e");
  });
});

describe("what cannot be a ref", () => {
  test.each([
    ["a space", "v1.2 v1.3"],
    ["a newline", "v1.2\nv1.3"],
    ["a carriage return", "v1.2\rv1.3"],
    ["a shell substitution with spaces", "$(touch x)"],
    ["a range", "v1.2..v1.3"],
    ["a symmetric range", "v1.2...v1.3"],
    ["a parent list", "v1.3^@"],
    ["an excluded commit", "^v1.2"],
    ["a search in messages", ":/v1.2"],
    ["a search from a tag", "v1.3^{/v1.2}x"],
    ["an option", "--all"],
    ["an option with a value", "--upload-pack=touch x"],
    ["a short option", "-Otouch x"],
    ["a stage of the index", ":0:openapi.json"],
    ["an escape sequence", "\u001b[31mv1.2"],
    ["a very long name", "v".repeat(5000)],
  ])("%s: exit 2, nothing written, nothing of it interpreted", async (_, ref) => {
    const run = await apigate(["diff", "--", ref, "v1.3"], { cwd });
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toMatch(/^error: /);
    expect(run.stderr).not.toMatch(/bug in apigate|^\s+at \S+ \(/m);
    expect(run.stderr.split("\n").length).toBeLessThan(6);
    expect(run.stderr).not.toContain("\u001b");
    expect(readdirSync(cwd).sort()).toEqual([".git", "openapi.json"]);
  });
});

describe("a tag and a branch of one name", () => {
  const both = gitDir({ "v1.2": { "openapi.json": WITH_TOTAL }, "v1.3": { "openapi.json": WITHOUT_TOTAL } });
  both.git("branch", "v1.2", "v1.3");

  test.each(["v1.2", "v1.2:openapi.json"])("%s is refused, with both full names", async (ref) => {
    const run = await apigate(["diff", ref, "v1.3"], { cwd: both.path });
    expect(run.stderr).toContain("ambiguous");
    expect(run.stderr).toContain("`refs/tags/v1.2` or `refs/heads/v1.2`");
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test.each(["v1.2^{commit}", "v1.2~0", "v1.2^0"])("%s is refused too", async (ref) => {
    const run = await apigate(["diff", ref, "v1.3"], { cwd: both.path });
    expect(run.stderr).toContain("ambiguous");
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("is refused whatever the settings of the repository say", async () => {
    const quiet = gitDir({ "v1.2": { "openapi.json": WITH_TOTAL }, "v1.3": { "openapi.json": WITHOUT_TOTAL } });
    quiet.git("branch", "v1.2", "v1.3");
    quiet.git("config", "core.warnAmbiguousRefs", "false");
    quiet.git("config", "advice.objectNameWarning", "false");
    expect(await apigate(["diff", "v1.2", "v1.3"], { cwd: quiet.path })).toMatchObject({ status: 2, stdout: "" });
  });

  test("the full names are two versions", async () => {
    expect(headlines(await diffJson(["refs/tags/v1.2", "refs/heads/v1.2"], { cwd: both.path }))).toEqual([
      TOTAL_REMOVED,
    ]);
  });

  test("a tag named like a remote branch is refused: which of the two the gate compares with is no matter of luck", async () => {
    const other = gitDir({ "v1.2": { "openapi.json": WITH_TOTAL }, "v1.3": { "openapi.json": WITHOUT_TOTAL } });
    other.git("update-ref", "refs/remotes/origin/main", "v1.2");
    expect(headlines(await diffJson(["origin/main", "v1.3"], { cwd: other.path }))).toEqual([TOTAL_REMOVED]);
    other.git("update-ref", "refs/tags/origin/main", "v1.3");
    const run = await apigate(["diff", "origin/main", "v1.3"], { cwd: other.path });
    expect(run.stderr).toMatch(/ambiguous[\s\S]*`refs\/tags\/origin\/main`/);
    expect(run).toMatchObject({ status: 2, stdout: "" });
  });

  test("a tag named like the short id of another commit is refused too", async () => {
    const other = gitDir({ "v1.2": { "openapi.json": WITH_TOTAL }, "v1.3": { "openapi.json": WITHOUT_TOTAL } });
    const short = other.git("rev-parse", "--short=7", "v1.2").trim();
    other.git("update-ref", `refs/tags/${short}`, "v1.3");
    const run = await apigate(["diff", short, "v1.3"], { cwd: other.path });
    expect(run).toMatchObject({ status: 2, stdout: "" });
    expect(run.stderr).toContain("ambiguous");
  });
});
