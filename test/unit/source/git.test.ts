import { afterEach, describe, expect, test } from "vitest";
import { ApigateError } from "../../../src/core/errors.ts";
import { git, gitEnvironment } from "../../../src/source/git.ts";
import { findRepository, requireRepository } from "../../../src/source/repository.ts";
import { errorOf } from "../../support/errors.ts";
import { folder } from "../../support/folder.ts";
import { gitDir } from "../../support/git-dir.ts";

const before = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

describe("the environment of git", () => {
  test("has nothing of the caller's that could lead git elsewhere or make it run something", () => {
    const hostile = [
      "GIT_DIR",
      "GIT_WORK_TREE",
      "GIT_INDEX_FILE",
      "GIT_OBJECT_DIRECTORY",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES",
      "GIT_CONFIG_COUNT",
      "GIT_CONFIG_PARAMETERS",
      "GIT_EXEC_PATH",
      "GIT_SSH_COMMAND",
      "GIT_EXTERNAL_DIFF",
      "GIT_PAGER",
      "GIT_ASKPASS",
      "GIT_TRACE",
      "GIT_REPLACE_REF_BASE",
      "LD_PRELOAD",
      "NPM_TOKEN",
      "GITHUB_TOKEN",
    ];
    for (const name of hostile) process.env[name] = "x";
    expect(Object.keys(gitEnvironment()).filter((name) => hostile.includes(name))).toEqual([]);
    expect(gitEnvironment()).toMatchObject({
      GIT_NO_REPLACE_OBJECTS: "1",
      GIT_OPTIONAL_LOCKS: "0",
      GIT_TERMINAL_PROMPT: "0",
      GIT_CONFIG_NOSYSTEM: "1",
    });
  });

  test("messages are English, whatever the locale", () => {
    process.env.LC_ALL = process.env.LANG = process.env.LANGUAGE = "de_DE.UTF-8";
    expect(git(folder(), "rev-parse", ["--git-dir"]).stderr).toContain("not a git repository");
  });
});

describe("without git", () => {
  test("the error names git and the way around it", () => {
    process.env.PATH = folder();
    expect(errorOf(() => git(folder(), "rev-parse", []))).toMatchObject({
      code: "E_GIT",
      message: "git was not found",
      hint: expect.stringContaining("compare two files"),
    });
  });
});

describe("findRepository", () => {
  test("finds the top from below, and nothing where there is none", () => {
    const files = gitDir({ "v1.2": { "below/deeper/a.json": "" } });
    expect(findRepository(`${files.path}/below/deeper`)?.root).toBe(files.path);
    const nowhere = folder();
    expect(findRepository(nowhere)).toBeUndefined();
    expect(errorOf(() => requireRepository(nowhere, "v1.2"))).toBeInstanceOf(ApigateError);
  });

  test("a folder whose name ends with a newline or a space is found", () => {
    const files = gitDir({ "v1.2": { "odd \n/a.json": "", "space /a.json": "" } });
    expect(findRepository(`${files.path}/odd \n`)?.root).toBe(files.path);
    expect(findRepository(`${files.path}/space `)?.root).toBe(files.path);
  });
});
