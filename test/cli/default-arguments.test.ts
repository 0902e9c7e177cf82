import { describe, expect, test } from "vitest";
import { apigate, diffJson, headlines } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { description, json, TOTAL_REMOVED, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const OTHER = json(description({ other: { type: "string" } }));

describe("without arguments: the newest version tag against the work tree", () => {
  test("says so on standard error; v1.10 is newer than v1.9; the work tree counts as it is on disk", async () => {
    const files = gitDir({
      "v1.9": { "openapi.json": OTHER },
      "v1.10": { "openapi.json": WITH_TOTAL },
      latest: { "openapi.json": OTHER },
    });
    files.write({ "openapi.json": WITHOUT_TOTAL });
    const result = await diffJson([], { cwd: files.path });
    expect(result.stderr).toBe("comparing the newest version tag v1.10 with the work tree\n");
    expect(result.base?.commit).toBe(files.git("rev-parse", "v1.10").trim());
    expect(result.revision).toEqual({ ref: "work tree", commit: null });
    expect(headlines(result)).toEqual([TOTAL_REMOVED]);
  });

  test("only tags that HEAD descends from count", async () => {
    const files = gitDir({ "v1.0": { "openapi.json": WITH_TOTAL }, "v2.0": { "openapi.json": OTHER } });
    files.git("reset", "--quiet", "--hard", "v1.0");
    const result = await diffJson([], { cwd: files.path });
    expect(result.stderr).toContain("tag v1.0 with");
    expect(result.verdict).toBe("pass");
  });

  test("a release is newer than its own pre-release; an older patch made later is not newer", async () => {
    const files = gitDir({
      "v2.0.0-rc.1": { "openapi.json": OTHER },
      "v2.0.0": { "openapi.json": WITH_TOTAL },
      "v1.9.1": { "openapi.json": OTHER },
    });
    const { stderr } = await diffJson([], { cwd: files.path });
    expect(stderr).toContain("tag v2.0.0 with");
  });

  test("a branch of the tag's name does not get in the way", async () => {
    const files = gitDir({ "v1.2": { "openapi.json": WITH_TOTAL } });
    files.git("branch", "v1.2");
    expect((await diffJson([], { cwd: files.path })).verdict).toBe("pass");
  });

  test.each([
    ["no tag", gitDir({})],
    ["no version among the tags", gitDir({ latest: { "openapi.json": OTHER } })],
  ])("%s: exit 2, and how to name versions", async (_, files) => {
    const { status, stdout, stderr } = await apigate(["diff"], { cwd: files.path });
    expect(stderr).toMatch(/there is no version tag to compare with[\s\S]*apigate diff <base> <revision>/);
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("no repository: exit 2, the same", async () => {
    const { status, stderr } = await apigate(["diff"], { cwd: folder({ "openapi.json": OTHER }) });
    expect(stderr).toMatch(/apigate diff <base> <revision>/);
    expect(status).toBe(2);
  });
});

describe("one argument: that version against the work tree", () => {
  test("staged and unstaged edits count", async () => {
    const files = gitDir({ "v1.2": { "openapi.json": WITH_TOTAL } });
    expect((await diffJson(["v1.2"], { cwd: files.path })).verdict).toBe("pass");
    files.write({ "openapi.json": WITHOUT_TOTAL });
    files.git("add", "openapi.json");
    expect(headlines(await diffJson(["v1.2"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
    files.write({ "openapi.json": WITH_TOTAL });
    const back = await diffJson(["v1.2"], { cwd: files.path });
    expect(back.apis, "identical bytes are no change").toEqual([]);
    expect(back.stderr, "nothing was assumed, so nothing is announced").toBe("");
  });
});
