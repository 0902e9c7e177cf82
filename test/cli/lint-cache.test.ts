import { chmodSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate, type Run } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { type GitDir, gitDir } from "../support/git-dir.ts";

const ROOT = `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /order_lines: { $ref: "parts/lines.yaml" }
  /orders:
    get: { operationId: listOrders, responses: { "200": { description: ok } } }
`;
const LINES = 'get:\n  operationId: listLines\n  responses: { "200": { description: ok } }\n';
const RULES = "rules: { path-case: error, operation-summary: warn, owner-missing: warn }\n";
const FILES = { ".spectral.yaml": RULES, "openapi.yaml": ROOT, "parts/lines.yaml": LINES };

const repository = (): GitDir => gitDir({ "v1.0": FILES });
const at = (cwd: string, cache: string, ...args: string[]): Promise<Run> =>
  apigate(["lint", "--format", "json", ...args], { cwd, env: { APIGATE_CACHE_DIR: cache } });
const filesOf = (cache: string): string[] =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
const ids = ({ stdout }: Run): string[] =>
  (JSON.parse(stdout) as { findings: { ruleId: string }[] }).findings.map(({ ruleId }) => ruleId);

describe("the cache of findings", () => {
  const git = repository();
  const cwd = git.path;
  git.write({ "openapi.yaml": ROOT.replace("/orders:", "/order_notes:") });

  test.each([[[]], [["--new-since", "v1.0"]], [["--ruleset", "spectral:oas", "--fail-on", "none"]]])(
    "changes not a byte: %j",
    async (args) => {
      const cache = path.join(folder(), "new", "cache");
      const expected = await at(cwd, "off", ...args);
      expect(ids(expected)).not.toEqual([]);
      expect([await at(cwd, cache, ...args), await at(cwd, cache, ...args)]).toEqual([expected, expected]);
      expect(filesOf(cache)).not.toEqual([]);
    },
  );

  test("is shared by runs at the same time, and mended where it is damaged", async () => {
    const cache = folder();
    const expected = await at(cwd, "off");
    expect(ids(expected)).not.toEqual([]);
    expect(await Promise.all([at(cwd, cache), at(cwd, cache), at(cwd, cache)])).toEqual(Array(3).fill(expected));
    expect(filesOf(cache).filter((file) => file.endsWith(".tmp"))).toEqual([]);
    for (const file of filesOf(cache)) truncateSync(file, readFileSync(file).length >> 1);
    expect(await at(cwd, cache)).toEqual(expected);
    for (const file of filesOf(cache))
      writeFileSync(file, readFileSync(file, "utf8").replaceAll("path-case", "path-cave"));
    expect(await at(cwd, cache)).toEqual(expected);
    for (const file of filesOf(cache)) writeFileSync(file, "null");
    expect(await at(cwd, cache)).toEqual(expected);
  });

  test("that cannot be written, or is a file, is none", async () => {
    const expected = await at(cwd, "off");
    expect(ids(expected)).not.toEqual([]);
    const cache = folder({ "a-file": "x" });
    chmodSync(cache, 0o500);
    expect(await at(cwd, cache)).toEqual(expected);
    chmodSync(cache, 0o700);
    expect(await at(cwd, path.join(cache, "a-file"))).toEqual(expected);
  });
});

describe("never answers for what has changed since", () => {
  test("a shared file, the ruleset, what it extends, who owns it, and another name", async () => {
    const { path: cwd, write } = repository();
    const cache = folder();
    const found = async (...args: string[]) => {
      const warm = await at(cwd, cache, ...args);
      expect(warm).toEqual(await at(cwd, "off", ...args));
      return ids(warm).sort().join(" ");
    };
    const start = await found();
    write({ "parts/lines.yaml": LINES.replace("get:", "get:\n  summary: all lines") });
    const described = await found();
    expect(described).not.toBe(start);
    write({ "parts/lines.yaml": LINES });
    expect(await found()).toBe(start);
    write({ CODEOWNERS: "* @orders\n" });
    const owned = await found();
    expect(owned).not.toBe(start);
    write({ ".spectral.yaml": "extends: [./base.yaml]\n", "base.yaml": RULES });
    expect(await found()).toBe(owned);
    write({ "base.yaml": "rules: { path-case: warn }\n" });
    expect(await found()).toBe("path-case");
    expect(await found("--fail-on", "none")).toBe("path-case");
    write({ "openapi.yaml": ROOT.replace("title: Orders", "title: Other") });
    expect(JSON.parse((await at(cwd, cache)).stdout)).toMatchObject({ apis: [{ name: "other" }] });
  });

  test("a rule that is a program, and what it looks at", async () => {
    const program = (field: string) =>
      `export default { rules: { ours: { given: "$.info", then: { field: "${field}", function: f } } } };
function f(value) { if (value === undefined) return [{ message: "missing" }]; }\n`;
    const cwd = folder({ "openapi.yaml": ROOT.replace(/ {2}\/order_lines.*\n/, ""), "r.mjs": program("contact") });
    const cache = folder();
    const run = async () => ids(await at(cwd, cache, "--ruleset", "r.mjs", "--allow-ruleset-code"));
    expect(await run()).toEqual(["ours"]);
    writeFileSync(path.join(cwd, "r.mjs"), program("title"));
    expect(await run()).toEqual([]);
  });
});
