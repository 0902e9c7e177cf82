import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { modulesLoadedBy } from "../support/modules.ts";

const cwd = folder();
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

describe("help and usage", () => {
  test.each([["--version"], ["-V"]])("%s prints the version of the package", async (flag) => {
    expect(await apigate([flag], { cwd })).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  test.each([[["--help"]], [["-h"]], [["help"]], [["diff", "--help"]], [["help", "diff"]]])(
    "%j prints usage and examples",
    async (args) => {
      const { status, stdout, stderr } = await apigate(args, { cwd });
      expect(stdout).toMatch(/^Usage: apigate/);
      expect(stdout).toMatch(
        args.includes("diff")
          ? /\$ apigate diff v1\.2 v1\.3/
          : /Exit status: 0 passed, 1 the gate failed, 2 could not judge/,
      );
      expect([status, stderr]).toEqual([0, ""]);
    },
  );

  test("no command at all is a usage error, never a pass", async () => {
    const { status, stdout, stderr } = await apigate([], { cwd });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Usage: apigate/);
  });

  test.each([
    [["dif", "v1", "v2"], /unknown command 'dif'/, /Did you mean diff\?/],
    [["diff", "--fromat", "json"], /unknown option '--fromat'/, /Did you mean --format\?/],
    [["diff", "--fail-on", "warning"], /'warning' is invalid/, /breaking, warn, info, none/],
    [["diff", "--color", "sometimes"], /'sometimes' is invalid/, /auto, always, never/],
    [["diff", "a", "b", "c"], /too many arguments/, /Expected 2/],
    [["diff", "--format"], /argument missing/, /--format/],
    [["diff", "--today", "2026-02-30"], /--today: `2026-02-30` is no date/, /2026-01-31/],
    [["diff", "--notice-days", "-1"], /--notice-days: `-1` is no number of days/, /--notice-days 90/],
    [["diff", "--objects", "closed"], /'closed' is invalid/, /open, strict/],
    [["diff", "--cwd", "nowhere"], /there is no folder/, /nowhere/],
  ])("%j is exit 2 with what was meant", async (args, message, hint) => {
    const { status, stdout, stderr } = await apigate(args, { cwd });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(hint);
    expect([status, stdout]).toEqual([2, ""]);
  });
});

describe("what is loaded", () => {
  const HEAVY = /node_modules\/|chunks\/(?!start|rolldown-runtime)|node:internal\/crypto|node:crypto/;

  test.each([[["--version"]], [["--help"]], [["diff", "--help"]], [["nonsense"]]])(
    "%j loads the command line and nothing else",
    (args) => {
      expect(modulesLoadedBy(args, cwd).filter((url) => HEAVY.test(url))).toEqual([]);
    },
  );

  test("a comparison of JSON files loads no library for git, tags or positions", () => {
    const document = JSON.stringify({ openapi: "3.0.3", info: { title: "T", version: "1" }, paths: {} });
    const files = folder({ "a.json": document, "b.json": document.replace('"T"', '"U"') });
    const loaded = modulesLoadedBy(["diff", "a.json", "b.json"], files);
    expect(loaded.filter((url) => /@stoplight|simple-git|semver|\/ajv/.test(url))).toEqual([]);
    expect(loaded.filter((url) => /chunks\/(?:catalogue|changelog|explain|rules-text|rule-advice)/.test(url))).toEqual(
      [],
    );
  });
});
