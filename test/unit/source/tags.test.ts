import { describe, expect, test } from "vitest";
import { isShallow, listTags, newestVersionTag, versionTags } from "../../../src/source/porcelain.ts";
import { requireRepository } from "../../../src/source/repository.ts";
import { gitDir } from "../../support/git-dir.ts";

function withTags(...tags: string[]) {
  const files = gitDir({ first: { "a.json": "1" } });
  files.git("tag", "--delete", "first");
  for (const tag of tags) files.git("tag", tag);
  return requireRepository(files.path, "");
}

describe("newestVersionTag", () => {
  test.each([
    [["v1.9", "v1.10", "v1.2"], "v1.10"],
    [["1.0.0", "0.9.9"], "1.0.0"],
    [["v2.0.0-rc.1", "v2.0.0", "v2.0.0-beta"], "v2.0.0"],
    [["v1.0.0", "latest", "nightly"], "v1.0.0"],
    [["orders@1.2.0", "orders@1.10.0"], "orders@1.10.0"],
    [["release/1.2", "release/1.3"], "release/1.3"],
    [["orders-v1.2", "orders-v1.3"], "orders-v1.3"],
    [["v3", "v12"], "v12"],
    [["2024.01.31", "2024.02.01"], "2024.02.01"],
    [["v1.2.3+build.1", "v1.2.3"], "v1.2.3+build.1"],
    [["latest", "stable"], undefined],
    [[], undefined],
  ])("of %j is %s", async (tags, newest) => {
    expect(await newestVersionTag(withTags(...tags))).toBe(newest);
  });

  test("a repository without a commit has none", async () => {
    expect(await newestVersionTag(requireRepository(gitDir({}).path, ""))).toBeUndefined();
  });
});

describe("versionTags", () => {
  test.each<[string[], string[][]]>([
    [["v1.10", "v1.9", "latest", "v2.0.0-rc.1", "v2.0.0"], [["v1.9", "v1.10", "v2.0.0-rc.1", "v2.0.0"]]],
    [["1.0.0", "v0.9"], [["v0.9", "1.0.0"]]],
    [
      ["orders@1.10.0", "billing@2.0.0", "orders@1.9.0", "v3"],
      [["v3"], ["billing@2.0.0"], ["orders@1.9.0", "orders@1.10.0"]],
    ],
    [
      ["release/1.2", "release/1.3", "k8s-v1"],
      [["k8s-v1"], ["release/1.2", "release/1.3"]],
    ],
    [["latest"], []],
  ])("of %j are %j", async (tags, series) => {
    expect(await versionTags(withTags(...tags))).toEqual(series);
  });
});

describe("listTags", () => {
  test("orders versions by number, behind everything that is none, whatever the settings say", async () => {
    const repository = withTags("v1.10", "v1.9", "zeta", "alpha", "v1.9.1");
    expect(await listTags(repository)).toEqual(["alpha", "zeta", "v1.9", "v1.9.1", "v1.10"]);
  });

  test("keeps odd names as they are", async () => {
    const names = ["a;id", "ü", "v1\u202e2", '"q"', "100%s"];
    expect((await listTags(withTags(...names))).sort()).toEqual(names.sort());
  });
});

test("a whole clone is not shallow", async () => {
  expect(await isShallow(withTags("v1"))).toBe(false);
});
