import { describe, expect, test } from "vitest";
import { apigate, diffJson, headlines } from "../support/apigate.ts";
import { gitDir } from "../support/git-dir.ts";
import {
  description,
  type JsonObject,
  json,
  operation,
  TOTAL_REMOVED,
  WITH_TOTAL,
  WITHOUT_TOTAL,
} from "../support/openapi.ts";

/** What changes from tag to tag: an error, then an info, then prose that no program reads. */
const ADDED = json(description({ id: { type: "string" }, note: { type: "string" } }));
const DESCRIBED = json(description({ id: { type: "string", description: "an id" }, note: { type: "string" } }));
const repository = gitDir({
  "v1.2": { "openapi.json": WITH_TOTAL },
  "v1.3": { "openapi.json": WITHOUT_TOTAL },
  "v1.4": { "openapi.json": ADDED },
  "v1.5": { "openapi.json": DESCRIBED },
});
const cwd = repository.path;
const commitOf = (tag: string): string => repository.git("rev-parse", tag).trim();

describe("the text report", () => {
  test("names both sides, the finding with its place, and the verdict in the last line", async () => {
    const { status, stdout, stderr } = await apigate(["diff", "v1.2", "v1.3"], { cwd });
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toBe(
      `apigate diff v1.2 (${commitOf("v1.2").slice(0, 7)}) → v1.3 (${commitOf("v1.3").slice(0, 7)})`,
    );
    expect(stdout).toMatch(/^✖ error {2}response-property-removed {2}openapi\.json:\d+:\d+$/m);
    expect(stdout).toContain("GET /orders");
    expect(lines.at(-1)).toMatch(/^FAIL {2}1 breaking change, .*recommended version bump: major$/);
    expect(stderr).toBe("");
    expect(status).toBe(1);
  });

  test("has no colour, no trailing white space and ends with one newline", async () => {
    const { stdout } = await apigate(["diff", "v1.2", "v1.3"], { cwd });
    expect(stdout).not.toContain("\u001b");
    expect(stdout).not.toMatch(/[ \t]$/m);
    expect(stdout).toMatch(/[^\n]\n$/);
  });

  test("says so when no description changed", async () => {
    const { status, stdout } = await apigate(["diff", "v1.2", "v1.2"], { cwd });
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("PASS  no API description changed");
    expect(status).toBe(0);
  });

  test("passes an edit that no consumer can notice, and recommends a patch", async () => {
    const { status, stdout } = await apigate(["diff", "v1.4", "v1.5"], { cwd });
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(
      "PASS  nothing that consumers can notice changed; recommended version bump: patch",
    );
    expect(status).toBe(0);
  });

  test("--quiet prints only what fails the gate, and the verdict", async () => {
    const failing = await apigate(["diff", "v1.2", "v1.4", "--quiet"], { cwd });
    expect(failing.stdout).toMatch(/^✖ error {2}response-property-removed/);
    expect(failing.stdout).not.toContain("response-property-added");
    expect(failing.status).toBe(1);
    const passing = await apigate(["diff", "v1.3", "v1.4", "-q"], { cwd });
    expect(passing.stdout).toMatch(/^PASS .*\n$/);
    expect(passing.status).toBe(0);
  });

  test("--verbose hides nothing; without it long lists are counted", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `p${index}`);
    const many = json(description(Object.fromEntries(names.map((name) => [name, { type: "string" }]))));
    const files = gitDir({ "v1.0": { "openapi.json": json(description({})) }, "v1.1": { "openapi.json": many } });
    const short = await apigate(["diff", "v1.0", "v1.1"], { cwd: files.path });
    expect(short.stdout).toMatch(/… and \d+ more; see them with --verbose or --format json/);
    const long = await apigate(["diff", "v1.0", "v1.1", "--verbose"], { cwd: files.path });
    expect(names.filter((name) => !long.stdout.includes(`\`${name}\``))).toEqual([]);
    expect(long.stdout).not.toContain("more;");
  });
});

describe("the JSON result", () => {
  test("names tool, command, both commits, verdict, APIs and findings", async () => {
    const { status, stderr, ...result } = await diffJson(["v1.2", "v1.3"], { cwd });
    expect(result).toMatchObject({
      schemaVersion: 1,
      tool: { name: "apigate", version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      command: "diff",
      base: { ref: "v1.2", commit: commitOf("v1.2") },
      revision: { ref: "v1.3", commit: commitOf("v1.3") },
      verdict: "fail",
      recommendedBump: "major",
      summary: { error: 1, warn: 0, info: 0, waived: 0, operationsChanged: 1 },
      apis: [
        {
          name: "orders",
          path: "openapi.json",
          format: "openapi-3.0",
          operations: 1,
          version: { base: "1", revision: "1" },
        },
      ],
      unchecked: [],
    });
    expect(result.findings).toMatchObject([
      {
        ruleId: "response-property-removed",
        kind: "breaking",
        severity: "error",
        api: "orders",
        side: "response",
        operations: ["GET /orders"],
        consumers: [],
        waiver: null,
        baseLocation: {
          file: "openapi.json",
          pointer: "/paths/~1orders/get/responses/200/content/application~1json/schema/properties/total",
        },
      },
    ]);
    expect(status).toBe(1);
    expect(stderr).toBe("");
  });

  test("is the same bytes every time, whatever the language and the clock of the machine", async () => {
    const env = { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Asia/Kolkata", COLUMNS: "20" };
    const once = await apigate(["diff", "v1.2", "v1.5", "--format", "json"], { cwd });
    const again = await apigate(["diff", "v1.2", "v1.5", "--format", "json"], { cwd, env });
    expect(again.stdout).toBe(once.stdout);
  });

  test("resolves an annotated tag, a branch, HEAD~1 and a short commit id to the commit", async () => {
    repository.git("tag", "--annotate", "--message=release", "annotated", "v1.3");
    for (const ref of [
      "annotated",
      "main~2",
      "HEAD~2",
      commitOf("v1.3").slice(0, 9),
      "refs/tags/v1.3",
      "v1.3^{commit}",
    ]) {
      const result = await diffJson(["v1.2", ref], { cwd });
      expect(result.revision, ref).toEqual({ ref, commit: commitOf("v1.3") });
      expect(headlines(result), ref).toEqual([TOTAL_REMOVED]);
    }
  });
});

describe("--fail-on", () => {
  test.each([
    ["v1.2", "v1.3", "breaking", 1],
    ["v1.2", "v1.3", "warn", 1],
    ["v1.2", "v1.3", "info", 1],
    ["v1.2", "v1.3", "none", 0],
    ["v1.3", "v1.4", "breaking", 0],
    ["v1.3", "v1.4", "warn", 0],
    ["v1.3", "v1.4", "info", 1],
    ["v1.3", "v1.4", "none", 0],
    ["v1.4", "v1.5", "info", 0],
  ])("%s → %s fails on %s: exit %i", async (base, revision, failOn, exit) => {
    const { status, verdict } = await diffJson([base, revision, "--fail-on", failOn], { cwd });
    expect(status).toBe(exit);
    expect(verdict).toBe(exit === 0 ? "pass" : "fail");
  });

  test("warn: a risky change fails, and the report names the threshold", async () => {
    const optional = (properties: JsonObject): string =>
      json(description({}, { paths: { "/orders": { get: operation({ type: "object", properties }) } } }));
    const files = gitDir({
      "v1.0": { "openapi.json": optional({ id: { type: "string" }, note: { type: "string" } }) },
      "v1.1": { "openapi.json": optional({ id: { type: "string" } }) },
    });
    const result = await diffJson(["v1.0", "v1.1", "--fail-on", "warn"], { cwd: files.path });
    expect(headlines(result)).toEqual(["warn response-optional-property-removed"]);
    expect(result.status).toBe(1);
    const text = await apigate(["diff", "v1.0", "v1.1", "--fail-on", "warn"], { cwd: files.path });
    expect(text.stdout).toMatch(/^FAIL .*\(fails on: warn\)$/m);
    expect((await diffJson(["v1.0", "v1.1"], { cwd: files.path })).status).toBe(0);
  });

  test("none does not let unreadable input pass", async () => {
    const files = gitDir({
      "v1.0": { "openapi.json": WITH_TOTAL },
      "v1.1": { "openapi.json": WITHOUT_TOTAL.slice(0, -5) },
    });
    expect((await apigate(["diff", "v1.0", "v1.1", "--fail-on", "none"], { cwd: files.path })).status).toBe(2);
  });
});
