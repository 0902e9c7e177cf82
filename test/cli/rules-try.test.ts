import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { TrialStep } from "../../src/check/rule-trial.ts";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";

const api = (...paths: string[]) =>
  `openapi: 3.0.3\ninfo: { title: Orders, version: 1.0.0 }\npaths:\n${paths.map((at) => `  ${at}: { get: { responses: { "200": { description: ok } } } }\n`).join("")}`;
const TEAM =
  "rules: { path-case: error, our-contact: { given: $.info, severity: error, then: { field: contact, function: truthy } } }\n";

const git = gitDir({
  "v1.0": { "openapi.yaml": api("/a_a") },
  "v1.1": { "openapi.yaml": api("/b_b", "/a_a") },
  "v1.2": { "openapi.yaml": "openapi: 3.0.3\npaths: {\n" },
  "v1.10": { "openapi.yaml": api("/b_b"), "team.yaml": TEAM },
  "billing@2.0.0": { "openapi.yaml": api("/b_b", "/c_c"), "team.yaml": TEAM },
});
const cwd = git.path;
const NAMING = ["--ruleset", "naming"];
const trying = (args: readonly string[], at = cwd) => apigate(["rules", "try", ...args], { cwd: at });
const stepsOf = async (...args: string[]): Promise<TrialStep[]> =>
  (JSON.parse((await trying([...args, "--format", "json"])).stdout) as { versions: TrialStep[] }).versions;
const told = (steps: readonly TrialStep[]) =>
  steps.map(({ version, problems, added, error }) => [version, problems, added.map(({ subject }) => subject), error]);

describe("a rule over the versions there have been", () => {
  test("tells what each brought, in the order of versions; one that cannot be read is listed", async () => {
    expect(told(await stepsOf("path-case", "--since", "v1.0", "--ruleset", "team.yaml"))).toEqual([
      ["v1.0", 1, [], null],
      ["v1.1", 2, ["#/paths/~1b_b"], null],
      ["v1.2", 0, [], expect.stringContaining("not valid YAML")],
      ["v1.10", 1, [], null],
    ]);
    const { status, stdout } = await trying(["path-case", "--since", "v1.0", "--ruleset", "team.yaml"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/v1\.1 +2 problems, 1 new\n.*error.*openapi\.yaml:4:3.*b_b[\s\S]*v1\.2 .*not valid YAML/);
    expect(stdout).toContain("1 would have been blocked");
  });

  test("from a version on, and over every series", async () => {
    expect(told(await stepsOf("path-case", "--since", "v1.10", ...NAMING))).toEqual([["v1.10", 1, [], null]]);
    expect(told(await stepsOf("path-case", "--since", "billing@2.0.0", ...NAMING))).toEqual([
      ["billing@2.0.0", 2, [], null],
    ]);
    expect((await stepsOf("path-case")).map(({ version }) => version).sort()).toEqual(
      ["billing@2.0.0", "v1.0", "v1.1", "v1.10", "v1.2"].sort(),
    );
  });

  test("a rule of a team's ruleset, and one of ours that it does not name", async () => {
    expect(told(await stepsOf("our-contact", "--ruleset", "team.yaml", "--since", "v1.10"))).toEqual([
      ["v1.10", 1, [], null],
    ]);
    const steps = await stepsOf("operation-summary", "--ruleset", "team.yaml", "--since", "v1.10");
    expect(steps.map(({ problems }) => problems)).toEqual([1]);
  });

  test("in a bare repository, and in a clone that has only one version", async () => {
    const top = folder();
    execFileSync("git", ["clone", "--quiet", "--bare", cwd, path.join(top, "bare.git")], { stdio: "ignore" });
    const bare = await trying(["path-case", "--since", "v1.0"], path.join(top, "bare.git"));
    expect([bare.status, bare.stderr]).toEqual([0, ""]);
    expect(bare.stdout).toContain("v1.10");
    execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${cwd}`, path.join(top, "shallow")], {
      stdio: "ignore",
    });
    const shallow = await trying(["path-case"], path.join(top, "shallow"));
    expect([shallow.status, shallow.stdout]).toEqual([0, expect.stringContaining("billing@2.0.0")]);
    expect(await trying(["path-case", "--since", "v1.0"], path.join(top, "shallow"))).toMatchObject({ status: 2 });
  });
});

test.each<[what: string, args: string[], says: RegExp]>([
  ["no rule", [], /missing required argument/],
  ["an unknown rule", ["path-cas"], /no rule `path-cas`[\s\S]*hint: .*`path-case`/],
  ["a rule called constructor", ["constructor"], /no rule `constructor`/],
  ["a tag that does not exist", ["path-case", "--since", "v1.00"], /`v1\.00` is no version tag[\s\S]*hint: .*`v1\.0`/],
  ["a commit", ["path-case", "--since", "HEAD"], /`HEAD` is no version tag/],
  ["an unknown API", ["path-case", "--api", "nope"], /no API `nope`[\s\S]*hint: APIs there: orders/],
  [
    "only a version that cannot be read",
    ["path-case", "--since", "v1.2", "--ruleset", "gone.yaml"],
    /no ruleset `gone\.yaml`/,
  ],
])("it could not be tried: %s", async (_, args, says) => {
  const { status, stdout, stderr } = await trying(args);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(says);
});

test("where there is no version, or none that can be read, nothing is tried", async () => {
  const broken = gitDir({ "v1.0": { "readme.md": "x" } });
  expect(await trying(["path-case"], broken.path)).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringContaining("no version could be looked at"),
  });
  broken.git("tag", "--delete", "v1.0");
  expect(await trying(["path-case"], broken.path)).toMatchObject({ status: 2, stdout: "" });
  expect((await trying(["path-case"], broken.path)).stderr).toMatch(/no version tags[\s\S]*hint: .*git fetch --tags/);
  expect(await trying(["path-case"], folder({ "openapi.yaml": api("/a") }))).toMatchObject({ status: 2, stdout: "" });
});
