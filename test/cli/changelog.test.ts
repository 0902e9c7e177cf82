import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Changelog, ChangelogSection } from "../../src/core/changelog.ts";
import { apigate, type RunOptions } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { GIT_ENVIRONMENT, gitDir } from "../support/git-dir.ts";
import { apiWith, type JsonObject, json, operation } from "../support/openapi.ts";

const ORDER: JsonObject = { $ref: "#/components/schemas/Order" };
const REQUIRED = ["id", "total"];

/** Three operations that answer with an order, and one of their own each. */
const orders = (properties: JsonObject, version: string, more: JsonObject = {}, required = REQUIRED): string =>
  json({
    openapi: "3.0.3",
    info: { title: "Orders", version },
    paths: {
      "/orders": { get: operation({ type: "array", items: ORDER }), post: operation(ORDER) },
      "/orders/{id}": { get: operation(ORDER) },
      ...more,
    },
    components: {
      schemas: { Order: { type: "object", required: required.filter((name) => name in properties), properties } },
    },
  });

const text = { type: "string" };
const FIRST = orders({ id: text, total: text, note: text }, "1.0.0");
const SECOND = orders({ id: text, note: text, place: text, day: text }, "1.0.0", {
  "/stock": { get: operation(text) },
});
const THIRD = orders({ id: text, note: { ...text, description: "Words" }, place: text, day: text }, "2.0.1", {
  "/stock": { get: operation(text) },
});
const files = gitDir({
  "v1.9": { "openapi.json": FIRST },
  "v1.10": { "openapi.json": SECOND },
  "v2.0": { "openapi.json": THIRD },
  "v2.1": { "openapi.json": THIRD, "README.md": "more" },
});
const cwd = files.path;

const changelog = (args: readonly string[], options: RunOptions = { cwd }) => apigate(["changelog", ...args], options);

async function sections(args: readonly string[], options: RunOptions = { cwd }): Promise<ChangelogSection[]> {
  const { stdout, stderr } = await changelog([...args, "--format", "json"], options);
  if (stdout === "") throw new Error(stderr);
  return (JSON.parse(stdout) as Changelog).sections;
}

const titles = (all: readonly ChangelogSection[]): string[] =>
  all.map(({ revision, base, state }) => `${revision.ref} ${state} ${base?.ref ?? "-"}`);

describe("two versions", () => {
  test("markdown: breaking first, what is shared said once, versions with the recommended bump", async () => {
    const { status, stdout, stderr } = await changelog(["v1.9", "v1.10", "--format", "markdown"]);
    expect(stdout).toBe(`# Changelog

## v1.10

Compared with v1.9.

### orders

Version \`1.0.0\`, not raised, 4 operations. Recommended version bump: **major** (1 breaking change).

#### Breaking changes

##### Shared

- 3 operations: \`GET /orders\`, \`GET /orders/{id}\`, \`POST /orders\`
  - \`Order\`: the property \`total\` was removed (response)

#### Added

- GET \`/stock\` was added

##### Shared

- 3 operations: \`GET /orders\`, \`GET /orders/{id}\`, \`POST /orders\`
  - \`Order\`: the property \`day\` was added; likewise \`place\` (response)
`);
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("text: the same, with the names of the rules where it matters", async () => {
    const { status, stdout, stderr } = await changelog(["v1.9", "v1.10"]);
    expect(stdout).toBe(`v1.10  compared with v1.9

orders  openapi.json  version 1.0.0, not raised  4 operations
recommended version bump: major (1 breaking change)

Breaking changes
  Shared
    3 operations: GET /orders, GET /orders/{id}, POST /orders
      - \`Order\`: the property \`total\` was removed  (response) response-property-removed

Added
  - GET /stock was added
  Shared
    3 operations: GET /orders, GET /orders/{id}, POST /orders
      - \`Order\`: the property \`day\` was added; likewise \`place\`  (response)
`);
    expect([status, stderr]).toEqual([0, ""]);
    expect((await changelog(["v1.9", "v1.10", "--color", "always"])).stdout).toContain("\u001b[");
  });

  test("JSON: groups, with rules, subjects and fingerprints, and every operation", async () => {
    const { status, stdout } = await changelog(["v1.9", "v1.10", "--format", "json"]);
    const result = JSON.parse(stdout) as Changelog;
    expect(result).toMatchObject({ schemaVersion: 1, tool: { name: "apigate" }, command: "changelog" });
    expect(result.sections).toMatchObject([
      {
        state: "compared",
        base: { ref: "v1.9", commit: files.git("rev-parse", "v1.9").trim() },
        revision: { ref: "v1.10" },
        date: null,
        problem: null,
        recommendedBump: "major",
        bumpReason: "1 breaking change",
        apis: [
          {
            name: "orders",
            path: "openapi.json",
            version: { base: "1.0.0", revision: "1.0.0" },
            recommendedBump: "major",
            counts: { breaking: 1, risky: 0, deprecated: 0, added: 3, changed: 0 },
            groups: [
              {
                category: "breaking",
                scope: "shared",
                operation: null,
                changes: [
                  {
                    ruleId: "response-property-removed",
                    side: "response",
                    message: "`Order`: the property `total` was removed",
                    operations: ["GET /orders", "GET /orders/{id}", "POST /orders"],
                    subjects: ["#/components/schemas/Order/properties/total"],
                    fingerprints: [expect.stringMatching(/^[0-9a-f]{16}$/)],
                  },
                ],
              },
              { category: "added", scope: "api", changes: [{ ruleId: "operation-added" }] },
              { category: "added", scope: "shared", changes: [{}, {}] },
            ],
          },
        ],
      },
    ]);
    expect(status).toBe(0);
  });

  test.each([
    ["v1.9", "v1.10", "major", "1 breaking change", "not raised"],
    ["v1.10", "v1.9", "major", "1 breaking change", "not raised"],
    ["v1.10", "v2.0", "patch", "nothing that consumers can notice changed", "→ `2.0.1`"],
  ])("%s → %s: %s, because of %s", async (base, revision, bump, reason, version) => {
    const { stdout, status } = await changelog([base, revision, "--format", "markdown"]);
    expect(stdout).toContain(`Recommended version bump: **${bump}** (${reason}`);
    expect(stdout).toContain(version);
    expect(status).toBe(0);
  });

  test("nothing changed: it says so, and recommends nothing", async () => {
    const [section] = await sections(["v2.0", "v2.1"]);
    expect(section).toMatchObject({ state: "compared", recommendedBump: "none", apis: [] });
    expect((await changelog(["v2.0", "v2.1"])).stdout).toContain("No API description changed.");
  });

  test("the work tree is the default, and files are compared as files", async () => {
    const [section] = await sections(["v1.9"]);
    expect(section?.revision).toEqual({ ref: "work tree", commit: null });
    const two = folder({ "a.json": FIRST, "b.json": SECOND });
    expect(titles(await sections(["a.json", "b.json"], { cwd: two }))).toEqual(["b.json compared a.json"]);
    expect(titles(await sections(["-", "b.json"], { cwd: two, input: FIRST }))).toEqual(["b.json compared -"]);
  });

  test("several APIs stand one after another by name; --api leaves the others out", async () => {
    const { path: both } = gitDir({
      "v1.0": { "stock/openapi.json": json(apiWith("Stock", "/a")), "orders/openapi.json": FIRST },
      "v1.1": { "stock/openapi.json": json(apiWith("Stock", "/a", "/b")), "orders/openapi.json": SECOND },
    });
    const { stdout } = await changelog(["v1.0", "v1.1", "--format", "markdown"], { cwd: both });
    expect([...stdout.matchAll(/^#{3} .*$/gm)].map(([line]) => line)).toEqual(["### orders", "### stock"]);
    expect(stdout).toContain("Recommended version bump: **major** (1 breaking change).\n\n### orders");
    const [only] = await sections(["v1.0", "v1.1", "--api", "stock"], { cwd: both });
    expect(only?.apis.map(({ name, recommendedBump }) => [name, recommendedBump])).toEqual([["stock", "minor"]]);
  });

  test("pacts do not matter: it is written for everybody", async () => {
    const { path: broken } = gitDir({
      "v1.0": { "openapi.json": FIRST },
      "v1.1": { "openapi.json": SECOND, "pacts/a.json": "{" },
    });
    expect((await changelog(["v1.0", "v1.1"], { cwd: broken })).status).toBe(0);
  });

  test("long lists are counted, what breaks never; --verbose tells all", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `/p${index}`);
    const { path: many } = gitDir({
      "v1.0": { "openapi.json": json(apiWith("A", "/x")) },
      "v1.1": { "openapi.json": json(apiWith("A", "/x", ...names)) },
    });
    const short = (await changelog(["v1.0", "v1.1"], { cwd: many })).stdout;
    expect(short).toMatch(/… and 40 more; see them with --verbose/);
    const whole = (await changelog(["v1.0", "v1.1", "--verbose"], { cwd: many })).stdout;
    expect(names.filter((name) => !whole.includes(`GET ${name} was added`))).toEqual([]);
    const gone = (await changelog(["v1.1", "v1.0", "--format", "markdown"], { cwd: many })).stdout;
    expect(names.filter((name) => !gone.includes(`\`${name}\` was removed`))).toEqual([]);
  });

  test("--format markdown=FILE writes a file, and others beside it", async () => {
    const top = folder({ "a.json": FIRST, "b.json": SECOND });
    const { status, stdout } = await changelog(
      ["a.json", "b.json", "--format", "markdown=CHANGES.md", "--format", "text"],
      { cwd: top },
    );
    expect(readFileSync(path.join(top, "CHANGES.md"), "utf8")).toMatch(/^# Changelog\n\n## `b\.json`\n/);
    expect(stdout).toMatch(/^b\.json/);
    expect(status).toBe(0);
  });

  test("is the same bytes whatever the machine, the day and the order of keys", async () => {
    const reversed = json(Object.fromEntries(Object.entries(JSON.parse(SECOND) as JsonObject).toReversed()));
    const both = folder({ "a.json": FIRST, "x/b.json": SECOND, "y/b.json": reversed });
    const env = { LC_ALL: "tr_TR.UTF-8", TZ: "Asia/Kolkata", COLUMNS: "20", SOURCE_DATE_EPOCH: "1" };
    for (const format of ["text", "markdown"]) {
      const once = await changelog(["a.json", "x/b.json", "--format", format], { cwd: both });
      const again = await changelog(["a.json", "y/b.json", "--format", format], { cwd: both, env });
      expect(again.stdout.replaceAll("y/b", "x/b")).toBe(once.stdout);
    }
  });
});

describe("--all", () => {
  test("every version tag against the one before, newest first, by number", async () => {
    const { status, stderr } = await changelog(["--all"]);
    expect([status, stderr]).toEqual([0, ""]);
    const all = await sections(["--all"]);
    expect(titles(all)).toEqual(["v2.1 compared v2.0", "v2.0 compared v1.10", "v1.10 compared v1.9", "v1.9 first -"]);
    expect(all.map(({ recommendedBump }) => recommendedBump)).toEqual(["none", "patch", "major", null]);
    expect(all.slice(1, 3)).toEqual([...(await sections(["v1.10", "v2.0"])), ...(await sections(["v1.9", "v1.10"]))]);
  });

  test("the first version is called that, and what it describes is told", async () => {
    const { path: one } = gitDir({ "v1.0": { "openapi.json": FIRST } });
    const { status, stdout } = await changelog(["--all", "--format", "markdown"], { cwd: one });
    expect(stdout).toBe(
      "# Changelog\n\n## v1.0\n\nThe first version: there is nothing to compare it with.\n\n### orders\n\nVersion `1.0.0`, 3 operations.\n",
    );
    expect(status).toBe(0);
  });

  test("--dates are those of the commits, where they were made", async () => {
    const dated = gitDir({ "v1.0": { "openapi.json": FIRST } });
    dated.write({ "openapi.json": SECOND });
    const env = { ...GIT_ENVIRONMENT, PATH: process.env.PATH ?? "", GIT_COMMITTER_DATE: "2025-03-31T23:30:00-0500" };
    execFileSync("git", ["commit", "--quiet", "--all", "--message=two"], { cwd: dated.path, env });
    dated.git("tag", "--annotate", "--message=m", "v1.1");
    const days = async (env: Record<string, string>) =>
      (await sections(["--all", "--dates"], { cwd: dated.path, env })).map(({ date }) => date);
    expect(await days({})).toEqual(["2025-03-31", "2025-01-01"]);
    expect(await days({ TZ: "Asia/Kolkata" })).toEqual(["2025-03-31", "2025-01-01"]);
    const { stdout } = await changelog(["v1.0", "v1.1", "--dates", "--format", "markdown"], { cwd: dated.path });
    expect(stdout).toContain("## v1.1\n\n2025-03-31. Compared with v1.0.\n");
    expect((await sections(["v1.0", "--dates"], { cwd: dated.path }))[0]?.date).toBeNull();
  });

  test("a version that cannot be read is passed over aloud: exit 2", async () => {
    const { path: damaged } = gitDir({
      "v1.0": { "openapi.json": FIRST },
      "v1.1": { "openapi.json": `${SECOND.slice(0, -20)}` },
      "v1.2": { "openapi.json": SECOND },
    });
    const { status, stdout, stderr } = await changelog(["--all", "--format", "json"], { cwd: damaged });
    const all = (JSON.parse(stdout) as Changelog).sections;
    expect(titles(all)).toEqual(["v1.2 compared v1.0", "v1.1 unreadable v1.0", "v1.0 first -"]);
    expect(all[1]?.problem).toMatchObject({
      code: "E_PARSE",
      message: expect.stringMatching(/^openapi\.json:\d+:\d+: /),
    });
    expect(all[0]?.recommendedBump).toBe("major");
    expect(stderr).toMatch(/1 of 3 versions could not be compared: v1\.1/);
    expect(status).toBe(2);
    const markdown = await changelog(["--all", "--format", "markdown"], { cwd: damaged });
    expect(markdown.stdout).toMatch(/## v1\.1\n\nCompared with v1\.0\.\n\n\*\*It could not be compared:\*\* /);
    expect(markdown.status).toBe(2);
  });

  test("the first may be the damaged one, and a tag may name no commit", async () => {
    const odd = gitDir({ "v1.0": { "openapi.json": "{" + '"openapi": 1' }, "v1.1": { "openapi.json": FIRST } });
    odd.git("tag", "v1.2", odd.git("rev-parse", "v1.1:openapi.json").trim());
    const { status, stdout } = await changelog(["--all", "--format", "json"], { cwd: odd.path });
    expect(titles((JSON.parse(stdout) as Changelog).sections)).toEqual([
      "v1.2 unreadable v1.1",
      "v1.1 first -",
      "v1.0 unreadable -",
    ]);
    expect(status).toBe(2);
  });

  test("versions from before there was a description are no mistake", async () => {
    const { path: young } = gitDir({
      "v0.1": { "README.md": "soon" },
      "v0.2": { "openapi.json": FIRST },
      "v0.3": { "README.md": "gone" },
      "v0.4": { "README.md": "still gone" },
      "v0.5": { "openapi.json": FIRST },
    });
    const { status, stdout } = await changelog(["--all", "--format", "json"], { cwd: young });
    const all = (JSON.parse(stdout) as Changelog).sections;
    expect(titles(all)).toEqual([
      "v0.5 compared v0.3",
      "v0.4 no-api v0.3",
      "v0.3 compared v0.2",
      "v0.2 first -",
      "v0.1 no-api -",
    ]);
    expect(all[2]?.apis[0]?.groups[0]?.changes[0]?.ruleId).toBe("api-removed");
    expect(status).toBe(0);
  });

  test("things that are versioned apart do not follow one another", async () => {
    const { path: several } = gitDir({
      "orders@1.0.0": { "openapi.json": FIRST },
      "billing@7.0.0": { "openapi.json": FIRST },
      "orders@1.1.0": { "openapi.json": SECOND },
    });
    expect(titles(await sections(["--all"], { cwd: several }))).toEqual([
      "billing@7.0.0 first -",
      "orders@1.1.0 compared orders@1.0.0",
      "orders@1.0.0 first -",
    ]);
  });
});

/** Characters that move a cursor, colour, or turn the direction of what follows. */
const controls = (printed: string): string[] =>
  [...printed].filter(
    (char) => (char < " " && char !== "\n") || (char >= "\u007f" && char <= "\u009f") || char === "\u202e",
  );

describe("hostile descriptions", () => {
  const NAME = "a`b\n# H\n<script>alert(1)</script> @everyone [x](https://evil.example) | \u001b[31m\u202e::error::";
  const evil = (properties: JsonObject) =>
    json({
      openapi: "3.0.3",
      info: { title: NAME, version: `1\n## ${NAME}` },
      paths: { [`/${NAME}`]: { get: operation({ type: "object", properties, required: Object.keys(properties) }) } },
    });
  const { path: top } = gitDir({
    "v1.0": { [`${NAME.replaceAll("/", "")}/openapi.json`]: evil({ [NAME]: text, "**b**": text }) },
    "v1.1": { [`${NAME.replaceAll("/", "")}/openapi.json`]: evil({ [`${NAME}2`]: text }) },
  });

  test("markdown: nothing of them is markup", async () => {
    const { stdout, status } = await changelog(["--all", "--format", "markdown"], { cwd: top });
    expect(status).toBe(0);
    const lines = stdout.split("\n");
    for (const line of lines) {
      const outside = line.replace("**major**", "").replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
      expect(outside).not.toMatch(/[<>@|[\]*]|:\/\//);
    }
    expect(lines.filter((line) => /^#/.test(line)).length).toBe(9);
    expect(controls(stdout)).toEqual([]);
  });

  test("text: nothing of them is a command for a terminal or a runner", async () => {
    const { stdout } = await changelog(["--all", "--verbose"], { cwd: top });
    expect(controls(stdout)).toEqual([]);
    expect(stdout).not.toMatch(/^\s*::|^# H/m);
  });
});

describe("no answer", () => {
  test.each([
    [[], /nothing to compare with/, /apigate changelog --all/],
    [["v1.9", "--all"], /--all compares every version/, /leave --all out/],
    [["v1.8", "v1.9"], /`v1\.8`/, /Did you mean `v1\.9`/],
    [["v1.9", "v1.10", "--format", "html"], /`html` is no format/, /text, markdown, json/],
    [["v1.9", "v1.10", "--format", "text", "--format", "json"], /only one format/, /json=/],
    [["v1.9", "v1.10", "--api", "stok"], /there is no API `stok`/, /orders/],
    [["--all", "--api", "stok"], /there is no API `stok`/, /orders/],
    [["-", "-"], /standard input/, /^/],
    [["a", "b", "c"], /too many arguments/, /Expected 2/],
  ])("%j: 2", async (args, message, hint) => {
    const { status, stdout, stderr } = await changelog(args);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(hint);
    expect([status, stdout]).toEqual([2, ""]);
  });

  test.each<[string, () => string, RegExp, RegExp]>([
    ["no version tag", () => gitDir({ latest: { "a.json": FIRST } }).path, /no version tags/, /git tag v1\.0\.0/],
    ["no repository", () => folder({ "a.json": FIRST }), /not in a git repository/, /two files/],
    ["no description in any version", () => gitDir({ "v1.0": { a: "1" } }).path, /no API description/, /openapi/],
  ])("%s: 2", async (_, place, message, hint) => {
    const { status, stdout, stderr } = await changelog(["--all"], { cwd: place() });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(hint);
    expect([status, stdout]).toEqual([2, ""]);
  });

  test("a revision that cannot be read", async () => {
    const { path: damaged } = gitDir({ "v1.0": { "openapi.json": FIRST }, "v1.1": { "openapi.json": '{"openapi":' } });
    const { status, stdout } = await changelog(["v1.0", "v1.1"], { cwd: damaged });
    expect([status, stdout]).toEqual([2, ""]);
  });
});

test("--help has examples", async () => {
  const { status, stdout } = await changelog(["--help"]);
  expect(stdout).toMatch(/\$ apigate changelog --all --dates/);
  expect(status).toBe(0);
});
