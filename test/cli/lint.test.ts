import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import type { Result } from "../../src/core/result.ts";
import { apigate } from "../support/apigate.ts";
import { resultOf } from "../support/contracts.ts";
import { folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";

const HEAD = "openapi: 3.0.3\ninfo: { title: Orders, version: 1.0.0 }\n";
const CLEAN = `${HEAD}paths: { /orders: { get: { operationId: listOrders, responses: { "200": { description: ok } } } } }\n`;

/** Two operations share a response of another file, in which an example is wrong. */
const ROOT = `${HEAD}paths:
  /order_lines:
    get:
      operationId: listLines
      responses: { "200": { $ref: "shared.yaml#/Ok" } }
    post:
      operationId: addLine
      responses: { "200": { $ref: "shared.yaml#/Ok" } }
  /orders:
    get:
      operationId: listOrders
      responses: { "204": { description: none } }
`;
const SHARED = `Ok:
  description: ok
  content:
    application/json:
      schema:
        type: object
        properties:
          created: { type: string, example: 7 }
`;
const RULES = "rules: { path-case: error }\n";
const EVENTS = `asyncapi: 2.6.0
info: { title: Events, version: 1.0.0 }
channels:
  orders: { publish: { message: { payload: { type: string } } } }
`;

const told = ({ findings }: { findings: readonly Finding[] }): string[] =>
  findings.map(({ severity, ruleId, location }) => `${severity} ${ruleId} ${location?.file}:${location?.line}`);
const named = ({ apis }: Result): string[] => apis.map(({ path }) => path);
const SPECTRAL = ["lint", "--ruleset", "spectral:oas"];

describe("what is linted", () => {
  const git = gitDir({
    "v1.0": { ".spectral.yaml": RULES, "api/openapi.yaml": ROOT, "api/shared.yaml": SHARED },
    "v1.1": { ".spectral.yaml": RULES, "api/openapi.yaml": ROOT, "api/shared.yaml": SHARED, "new/openapi.yaml": CLEAN },
  });
  // unreleased, so that nothing is published
  git.git("tag", "--delete", "v1.0", "v1.1");
  git.git("tag", "first", "HEAD~1");
  const cwd = git.path;
  const FOUND = ["error path-case api/openapi.yaml:4"];

  test.each([
    ["the work tree", [], ["api/openapi.yaml", "new/openapi.yaml"]],
    ["a revision", ["first"], ["api/openapi.yaml"]],
    ["a file of a revision", ["HEAD:api/openapi.yaml"], ["api/openapi.yaml"]],
    ["a file", ["./api/openapi.yaml"], ["api/openapi.yaml"]],
    ["one API", ["--api", "orders", "first"], ["api/openapi.yaml"]],
  ])("%s", async (_, args, apis) => {
    const result = await resultOf(["lint", ...args, "--ruleset", ".spectral.yaml"], { cwd });
    expect([told(result), named(result), result.status]).toEqual([FOUND, apis, 1]);
  });

  test("a folder names its files from there; several sources make one result", async () => {
    const rules = ["--ruleset", ".spectral.yaml"];
    const one = await resultOf(["lint", "api", ...rules], { cwd });
    expect([told(one), named(one)]).toEqual([["error path-case openapi.yaml:4"], ["openapi.yaml"]]);
    const three = await resultOf(["lint", "first", "api", "new/openapi.yaml", ...rules], { cwd });
    expect(named(three)).toEqual(["api/openapi.yaml", "openapi.yaml", "new/openapi.yaml"]);
    expect(three.summary).toMatchObject({ error: 2 });
  });

  test("standard input, alone in the world", async () => {
    const input = CLEAN.replace("/orders", "/order_lines");
    const result = await resultOf(["lint", "-", "--ruleset", "naming"], { cwd, input });
    expect(result.findings).toMatchObject([{ ruleId: "path-case", location: { file: "<stdin>", line: 3 } }]);
    expect(await apigate(["lint", "-"], { cwd, input: ROOT })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/<stdin> has no file `shared\.yaml`[\s\S]*at <stdin>:7:29/),
    });
  });

  test("the ruleset that is found belongs to what is linted: the tree or the version", async () => {
    expect((await resultOf(["lint", "first"], { cwd })).findings).toHaveLength(1);
    git.write({ ".spectral.yaml": "rules: { operation-summary: error }\n" });
    const ids = async (...args: string[]) =>
      new Set((await resultOf(["lint", ...args], { cwd })).findings.map(({ ruleId }) => ruleId));
    expect(await ids()).toEqual(new Set(["operation-summary"]));
    expect(await ids("first")).toEqual(new Set(["path-case"]));
    git.write({ ".spectral.yaml": RULES });
  });
});

test("a finding in a shared file names that file, once, with the operations that reach it", async () => {
  const cwd = folder({ "api/openapi.yaml": ROOT, "api/shared.yaml": SHARED });
  const wrong = ({ findings }: Result) => findings.filter(({ ruleId }) => ruleId === "oas3-valid-schema-example");
  const place = {
    location: { file: "api/shared.yaml", line: 8, column: 36 },
    operations: ["GET /order_lines", "POST /order_lines"],
  };
  expect(wrong(await resultOf(SPECTRAL, { cwd }))).toMatchObject([place]);
  const cold = { cwd, env: { APIGATE_CACHE_DIR: path.join(cwd, "cache") } };
  const runs = [await resultOf(SPECTRAL, cold), await resultOf([...SPECTRAL, "--fail-on", "warn"], cold)];
  expect(runs.map(wrong)).toMatchObject([[place], [place]]);
  const text = await apigate([...SPECTRAL, "--verbose"], { cwd });
  expect(text.stdout).toContain("api/shared.yaml:8:36");
  expect(text.stdout).toContain("2 operations");
});

test("in JSON, too, and what no operation reaches belongs to none", async () => {
  const schemas = {
    Used: { type: "object", properties: { name: { type: "string", example: 7 } } },
    Loose: { type: "string", default: 7 },
  };
  const content = { "application/json": { schema: { $ref: "./parts/schemas.json#/Used" } } };
  const root = {
    openapi: "3.0.3",
    info: { title: "Orders", version: "1.0.0" },
    paths: { "/orders": { get: { responses: { 200: { description: "ok", content } } } } },
  };
  const files = {
    "openapi.json": JSON.stringify(root, null, 2),
    "parts/schemas.json": JSON.stringify(schemas, null, 2),
  };
  const { findings } = await resultOf(SPECTRAL, { cwd: folder(files) });
  const wrong = findings.filter(({ ruleId }) => ruleId === "oas3-valid-schema-example");
  expect(wrong).toMatchObject([
    { location: { file: "parts/schemas.json", line: 7, column: 9 }, operations: ["GET /orders"] },
  ]);
});

test("reports: quiet, verbose, files, and what fails the gate", async () => {
  const cwd = folder({ "openapi.yaml": ROOT.replaceAll('$ref: "shared.yaml#/Ok"', "description: ok") });
  const rules = ["lint", "--ruleset", "naming"];
  const quiet = await apigate([...rules, "--quiet"], { cwd });
  expect([quiet.status, quiet.stdout.trimEnd().split("\n")]).toEqual([
    0,
    [expect.stringMatching(/^PASS {2}0 errors, 1 warning, /)],
  ]);
  const strict = await apigate([...rules, "--quiet", "--fail-on", "warn"], { cwd });
  expect([strict.status, strict.stdout]).toEqual([
    1,
    expect.stringMatching(/path-case[\s\S]*openapi\.yaml:4:3[\s\S]*FAIL/),
  ]);
  const verbose = await apigate([...rules, "--verbose", "--format", "text", "--format", "json=out.json"], { cwd });
  expect(verbose.stdout).toContain("openapi.yaml:4:3");
  const written = JSON.parse(readFileSync(path.join(cwd, "out.json"), "utf8")) as Result;
  expect(told(written)).toEqual(["warn path-case openapi.yaml:4"]);
  expect(written).toMatchObject({ command: "lint", base: null, verdict: "pass" });
});

test("rulesets: files of every kind, themes, several, the last word wins", async () => {
  const given =
    "rules: { our-contact: { given: $.info, severity: error, then: { field: contact, function: truthy } } }\n";
  const cwd = folder({
    "openapi.yaml": CLEAN.replace("/orders", "/order_lines"),
    "team.yaml": given,
    "team.json": '{ "extends": ["./team.yaml"], "rules": { "our-contact": "warn" } }',
    "sub/off.yml": "extends: [apigate:naming]\nrules: { path-case: off }\n",
    "team.mjs":
      "import { truthy } from '@stoplight/spectral-functions';\nexport default { rules: { js: { given: '$', then: { field: 'tags', function: truthy } } } };\n",
  });
  const run = async (...names: string[]) =>
    told(await resultOf(["lint", "--allow-ruleset-code", ...names.flatMap((name) => ["--ruleset", name])], { cwd }));
  expect(await run("team.yaml")).toEqual(["error our-contact openapi.yaml:2"]);
  expect(await run("team.json")).toEqual(["warn our-contact openapi.yaml:2"]);
  expect(await run("naming", "team.yaml")).toEqual([
    "error our-contact openapi.yaml:2",
    "warn path-case openapi.yaml:3",
  ]);
  expect(await run("naming", "sub/off.yml")).toEqual([]);
  expect(await run("sub/off.yml", "team.mjs")).toEqual(["warn js openapi.yaml:1"]);
});

test("a tree with AsyncAPI, too: Spectral's rules for it, unless a ruleset speaks of Spectral", async () => {
  const cwd = folder({ "a.yaml": CLEAN, "events.yaml": EVENTS });
  const own = await resultOf(["lint", "--ruleset", "naming"], { cwd });
  expect(own.apis.map(({ format }) => format)).toEqual(["openapi-3.0", "asyncapi-2.6"]);
  expect(told(own)).toContain("error asyncapi-operation-operationId events.yaml:4");
  expect(own.findings.every(({ location }) => location?.file === "events.yaml")).toBe(true);
  const team = { "team.yaml": "rules: { our: { given: $.info, then: { field: contact, function: truthy } } }\n" };
  const both = folder({ "a.yaml": CLEAN, "events.yaml": EVENTS, ...team });
  expect(told(await resultOf(["lint", "--ruleset", "team.yaml"], { cwd: both }))).toEqual([
    "warn our a.yaml:2",
    "warn our events.yaml:2",
  ]);
});

describe("the same bytes", () => {
  const operation = (id: string) => ({ operationId: id, tags: ["z"], responses: { 200: { description: "ok" } } });
  const api = (title: string, paths: Record<string, unknown>) => ({
    openapi: "3.0.3",
    info: { title, version: "1.0.0" },
    paths,
  });
  const PATHS = { "/b_b/": { get: operation("x") }, "/a_a": { get: operation("w"), post: operation("y y") } };
  const backwards = (value: unknown): unknown =>
    typeof value !== "object" || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, below]) => [key, backwards(below)]),
        );
  const placeless = (text: string) => text.replace(/"(line|column)": \d+/g, '"$1": 0');

  test("whatever the order of files and of keys; and from Spectral itself", async () => {
    const [a, b] = [api("A", PATHS), api("B", PATHS)];
    const lines = (value: unknown) => JSON.stringify(value, null, 1);
    const first = folder({ "a.json": lines(a), "b.json": lines(b) });
    const second = folder({ "b.json": lines(b), "a.json": lines(a) });
    const turned = folder({ "a.json": lines(backwards(a)), "b.json": lines(backwards(b)) });
    const json = ["--ruleset", "naming", "--format", "json"];
    const run = async (cwd: string, ...args: string[]) =>
      (await apigate([...SPECTRAL, ...json, ...args], { cwd })).stdout;
    const expected = await run(first);
    expect((JSON.parse(expected) as Result).findings.length).toBeGreaterThan(20);
    expect(await run(second)).toBe(expected);
    const sorted = (text: string) =>
      (JSON.parse(placeless(text)) as Result).findings.map((finding) => JSON.stringify(finding)).sort();
    expect(sorted(await run(turned))).toEqual(sorted(expected));
    expect(await run(first, "--engine", "spectral")).toBe(expected);
  });
});

test("a file that may not be read is no pass", { skip: process.getuid?.() === 0 }, async () => {
  const cwd = folder({ "openapi.yaml": CLEAN });
  chmodSync(path.join(cwd, "openapi.yaml"), 0);
  expect(await apigate(["lint"], { cwd })).toMatchObject({ status: 2, stdout: "" });
});
