import { chmodSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate, diffJson } from "../support/apigate.ts";
import { resultOf } from "../support/contracts.ts";
import { type Files, folder } from "../support/folder.ts";
import { type GitDir, gitDir } from "../support/git-dir.ts";

const RULES = "extends: [[spectral:oas, all]]\n";

/** A description with something to mend everywhere; `paths` are added to those it has. */
const described = (paths = ""): string => `# head
openapi: 3.0.3   # version
info:
  title: Orders
  version: 1.0.0
servers:
  - url: https://api.example.org/v1/   # slash
# about tags
tags:
  - name: zebra   # z
  - name: apple
paths:
  /orders:   # list
    get:
      # what
      operationId: listOrders
      tags: [zebra, new]
      responses:
        '200': { description: ok }
    post:
      tags: [apple]
      responses: { '201': { description: ok } }
${paths}`;

const MENDED = `# head
openapi: 3.0.3   # version
info:
  title: Orders
  version: 1.0.0
servers:
  - url: https://api.example.org/v1   # slash
# about tags
tags:
  - name: apple
  - name: new
  - name: zebra   # z
paths:
  /orders:   # list
    get:
      # what
      operationId: listOrders
      tags: [zebra, new]
      responses:
        '200': { description: ok }
    post:
      tags: [apple]
      operationId: createOrders
      responses: { '201': { description: ok } }
`;

const SLASH = `  "/lines/":   # kept
    get:
      operationId: listLines
      tags: [apple]
      responses: { '200': { description: ok } }
`;

const fix = (cwd: string, ...args: string[]) => apigate(["lint", "--fix", "--quiet", ...args], { cwd });
const textOf = (cwd: string, file = "openapi.yaml") => readFileSync(path.join(cwd, file), "utf8");

const repository = (files: Files, tag?: string): GitDir => {
  const git = gitDir({ start: { ".spectral.yaml": RULES, ...files } });
  git.git("tag", "--delete", "start");
  if (tag !== undefined) git.git("tag", tag);
  return git;
};

describe("what is mended", () => {
  test("in YAML, with comments, quotes and formatting as they were; the second run changes nothing", async () => {
    const { path: cwd } = repository({ "openapi.yaml": described() });
    const first = await fix(cwd);
    expect([first.status, first.stderr]).toEqual([0, "4 problems mended in 1 file\n"]);
    expect(textOf(cwd)).toBe(MENDED);
    const { mtimeNs } = statSync(path.join(cwd, "openapi.yaml"), { bigint: true });
    const second = await fix(cwd);
    expect([second.stderr, second.stdout]).toEqual(["0 problems mended in 0 files\n", first.stdout]);
    expect(statSync(path.join(cwd, "openapi.yaml"), { bigint: true }).mtimeNs).toBe(mtimeNs);
  });

  test("line ends of Windows stay, and new lines have them, too", async () => {
    const { path: cwd } = repository({ "openapi.yaml": described().replaceAll("\n", "\r\n") });
    await fix(cwd);
    expect(textOf(cwd)).toBe(MENDED.replaceAll("\n", "\r\n"));
  });

  test("in JSON with tabs, in files that are shared, with their permissions", async () => {
    const get = { tags: ["x"], responses: { 200: { description: "ok" } } };
    const api = { openapi: "3.0.3", info: { title: "T", version: "1" }, paths: { "/a": { $ref: "p.json#/a" } } };
    const files = {
      "openapi.json": JSON.stringify(api, null, "\t"),
      "p.json": JSON.stringify({ a: { get } }, null, "\t"),
    };
    const { path: cwd, git } = repository(files);
    chmodSync(path.join(cwd, "p.json"), 0o640);
    expect((await fix(cwd)).stderr).toBe("2 problems mended in 2 files\n");
    expect(git("diff", "--unified=0").match(/^[+-]\t.*/gm)).toEqual([
      '+\t"tags": [{"name":"x"}],',
      '+\t\t\t"operationId": "getA",',
    ]);
    expect(statSync(path.join(cwd, "p.json")).mode & 0o777).toBe(0o640);
  });

  test("ids are written as the others are", async () => {
    const paths = ["/orders/{id}", "/order-lines"].map((at) => `  ${at}:\n    get: { responses: {} }\n`).join("");
    const { path: cwd } = repository({
      "openapi.yaml": described(paths).replace("listOrders", "list_all_orders"),
    });
    await fix(cwd, "--ruleset", "operations");
    expect(textOf(cwd).match(/(?<=operationId: )\w+/g)).toEqual([
      "list_all_orders",
      "create_order",
      "get_order",
      "get_order_lines",
    ]);
  });
});

describe("what would break somebody", () => {
  const LEFT = "left alone, for it would break consumers: path-keys-no-trailing-slash";

  test("a path that is published keeps its slash, and it is said where", async () => {
    const { path: cwd } = repository({ "openapi.yaml": described(SLASH) }, "v1.0");
    const { stderr } = await fix(cwd);
    expect(textOf(cwd)).toBe(MENDED + SLASH);
    expect(stderr).toContain(LEFT);
    expect(stderr).toContain("(openapi.yaml#/paths/~1lines~1)");
  });

  test("without a version tag everything counts as published", async () => {
    const { path: cwd } = repository({ "openapi.yaml": described(SLASH) });
    expect((await fix(cwd)).stderr).toContain(LEFT);
    expect(textOf(cwd)).toBe(MENDED + SLASH);
  });

  test("a new path loses its slash, beside one that keeps it", async () => {
    const git = repository({ "openapi.yaml": described(SLASH) }, "v1.0");
    const added = SLASH.replace("/lines/", "/notes/").replace("listLines", "listNotes");
    git.write({ "openapi.yaml": described(SLASH + added) });
    const { stderr } = await fix(git.path);
    expect(textOf(git.path)).toBe(MENDED + SLASH + added.replace("/notes/", "/notes"));
    expect(stderr.match(/left alone/g)).toHaveLength(1);
    const { findings } = await diffJson(["v1.0"], { cwd: git.path });
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  });
});

describe("--dry-run", () => {
  test("writes nothing, and prints what git applies", async () => {
    const parts = {
      "api/a b.yaml": described("  /kinds: { $ref: parts/kinds.yaml }\n"),
      "api/parts/kinds.yaml": "get:\n  # c\n  responses: {'200': {description: ok}}",
    };
    const { path: cwd, git, write } = repository(parts);
    const before = git("status", "--porcelain");
    const stats = () => Object.keys(parts).map((file) => statSync(path.join(cwd, file), { bigint: true }).mtimeNs);
    const times = stats();
    const { status, stdout, stderr } = await fix(cwd, "--dry-run");
    expect([status, stderr, stats()]).toEqual([0, "5 problems would be mended in 2 files\n", times]);
    expect(git("status", "--porcelain")).toBe(before);
    write({ "a.patch": stdout });
    git("apply", "a.patch");
    const patched = Object.keys(parts).map((file) => textOf(cwd, file));
    git("checkout", "--", "api");
    await fix(cwd);
    expect(Object.keys(parts).map((file) => textOf(cwd, file))).toEqual(patched);
    expect(patched).not.toEqual(Object.values(parts));
  });

  test("without --fix it is a mistake", async () => {
    const { path: cwd } = repository({ "openapi.yaml": described() });
    expect(await apigate(["lint", "--dry-run"], { cwd })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/hint: .*--fix/),
    });
  });
});

describe("what is left alone", () => {
  test.each([["HEAD"], ["HEAD:openapi.yaml"], ["-"]])("%s is no file of the work tree", async (source) => {
    const { path: cwd, git } = repository({ "openapi.yaml": described() });
    const run = await apigate(["lint", "--fix", source], { cwd, input: described() });
    expect([run.status, run.stdout, git("status", "--porcelain")]).toEqual([2, "", ""]);
    expect(run.stderr).toMatch(/cannot be mended: it is no file of the work tree[\s\S]*hint: Check it out/);
  });

  test("anchors and aliases, a byte order mark, and files that links lead to", async () => {
    const aliased = described(
      "  /c:\n    get: &g { tags: [apple], responses: { '200': { description: ok } } }\n    put: *g\n",
    );
    const { path: cwd } = repository({ "openapi.yaml": aliased });
    await fix(cwd);
    expect(textOf(cwd)).toContain(
      "get: &g { tags: [apple], responses: { '200': { description: ok } } }\n    put: *g\n",
    );
    expect(textOf(cwd)).toContain("operationId: createOrders");
    const marked = repository({ "openapi.yaml": `\ufeff${described()}` });
    expect((await fix(marked.path)).status).toBe(0);
    expect(marked.git("status", "--porcelain")).toBe("");
    const linked = repository({ "real.txt": described(), "openapi.yaml": { symlink: "real.txt" } });
    expect((await fix(linked.path, "openapi.yaml")).stderr).toMatch(/is a symlink[\s\S]*hint/);
    expect(linked.git("status", "--porcelain")).toBe("");
  });

  test("outside of git there is no version, so everything is published", async () => {
    const cwd = folder({ ".spectral.yaml": RULES, "openapi.yaml": described(SLASH) });
    expect((await fix(cwd)).stderr).toContain("left alone");
    expect(textOf(cwd)).toBe(MENDED + SLASH);
  });
});

test("fixes make no new problems", async () => {
  const { path: cwd } = repository({ "openapi.yaml": described(SLASH) }, "v1.0");
  const problems = async () =>
    (await resultOf(["lint"], { cwd })).findings.map(({ ruleId, subject }) => `${ruleId} ${subject}`);
  const before = new Set(await problems());
  await fix(cwd);
  const after = (await problems()).filter((one) => !before.has(one));
  expect(after).toEqual(["tag-description #/tags/new"]); // what is declared can lack a description
});
