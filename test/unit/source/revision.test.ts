import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requireRepository } from "../../../src/source/repository.ts";
import { resolveRevision, tryResolve } from "../../../src/source/revision.ts";
import { rejectionOf } from "../../support/errors.ts";
import { gitDir } from "../../support/git-dir.ts";
import { check } from "../../support/property.ts";

const files = gitDir({ "v1.2": { "a.json": "1" }, "v1.3": { "a.json": "2" } });
const repository = requireRepository(files.path, "");
const commit = (ref: string): string => files.git("rev-parse", `${ref}^{commit}`).trim();
const tree = (ref: string): string => files.git("rev-parse", `${ref}^{tree}`).trim();

describe("resolveRevision", () => {
  test.each([
    "v1.2",
    "refs/tags/v1.2",
    "tags/v1.2",
    "main~1",
    "main^",
    "HEAD~",
    "HEAD@{0}~1",
    "v1.2^0",
    "v1.2^{commit}",
  ])("%s", async (ref) => {
    expect(await resolveRevision(repository, ref)).toEqual({ ref, commit: commit("v1.2"), tree: tree("v1.2") });
  });

  test("an id, whole or short", async () => {
    for (const length of [40, 12, 7])
      expect((await resolveRevision(repository, commit("v1.3").slice(0, length))).commit).toBe(commit("v1.3"));
  });

  test.each([
    "",
    "\n",
    "v1.2\n",
    "\0",
    "v1.2\0",
    "--help",
    "-h",
    "--all",
    "--git-dir",
    "--output=x",
    "v1.2..v1.3",
    "^v1.2",
    "v1.3^@",
    "v1.3^!",
    "HEAD:a.json",
    "v1.2 v1.3",
    "{}",
    "@{u}",
    "..",
    ".",
  ])("%j is none", (ref) => {
    expect(tryResolve(repository, ref)).toBeUndefined();
  });

  test("whatever is asked for, the answer is a commit of this repository or nothing", async () => {
    const piece = fc.constantFrom(
      "v1",
      ".2",
      "-",
      "--",
      "~",
      "^",
      ":",
      "@",
      "{",
      "}",
      "/",
      "HEAD",
      " ",
      "\n",
      "main",
      "*",
      "?",
      "[",
      "\\",
      "$(id)",
      "0",
      "é",
    );
    await check(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const found = tryResolve(repository, pieces.join(""));
        if (found) expect([commit("v1.2"), commit("v1.3")]).toContain(found.commit);
      }),
      40,
    );
  });
});

describe("a tag and a branch of one name", () => {
  test("are told apart, and only where both exist in full", async () => {
    files.git("branch", "both", "v1.2");
    files.git("tag", "both", "v1.3");
    files.git("branch", "bo/th", "v1.2");
    files.git("tag", "bot", "v1.3");
    expect(await rejectionOf(resolveRevision(repository, "both"))).toMatchObject({
      code: "E_GIT",
      hint: "Say which: `refs/tags/both` or `refs/heads/both`",
    });
    expect((await resolveRevision(repository, "refs/heads/both")).commit).toBe(commit("v1.2"));
    expect((await resolveRevision(repository, "bo/th")).commit).toBe(commit("v1.2"));
    expect((await resolveRevision(repository, "bot")).commit).toBe(commit("v1.3"));
  });

  test("the same when both are at the same commit: there is nothing to guess, yet nothing to trust", async () => {
    files.git("branch", "twin", "v1.2");
    files.git("tag", "twin", "v1.2");
    await expect(
      resolveRevision(repository, "twin").then(
        ({ commit: found }) => found,
        (error: { code: string }) => error.code,
      ),
    ).resolves.toMatch(new RegExp(`^(?:E_GIT|${commit("v1.2")})$`));
  });
});
