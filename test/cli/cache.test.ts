import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";

const yaml = (type: string): string => `openapi: 3.0.3
info: {title: Orders, version: '1'}
paths:
  /orders:
    get:
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: 'schema.yaml'}}}
# ${type}
`;
const repository = gitDir({
  "v1.2": { "openapi.yaml": yaml("a"), "schema.yaml": "type: string\nmaxLength: 10\n" },
  "v1.3": { "openapi.yaml": yaml("b"), "schema.yaml": "type: string\nmaxLength: 11\n" },
});
const cwd = repository.path;
const run = (cache: string) =>
  apigate(["diff", "v1.2", "v1.3", "--format", "json"], { cwd, env: { APIGATE_CACHE_DIR: cache } });
const expected = await run("off");
const filesOf = (cache: string): string[] => readdirSync(cache).map((name) => path.join(cache, name));

describe("the cache of parsed documents", () => {
  test("changes nothing in the result, cold or warm", async () => {
    expect(expected).toMatchObject({ status: 1, stderr: "" });
    const cache = path.join(folder(), "new", "cache");
    expect(await run(cache)).toEqual(expected);
    expect(filesOf(cache)).not.toEqual([]);
    expect(await run(cache)).toEqual(expected);
  });

  test("is shared by runs at the same time", async () => {
    const cache = folder();
    const runs = await Promise.all([run(cache), run(cache), run(cache), run(cache)]);
    expect(runs).toEqual([expected, expected, expected, expected]);
    expect(filesOf(cache).filter((file) => file.endsWith(".tmp"))).toEqual([]);
  });

  const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
  const signed = (body: string): string => `${digest(body)}\n${body}`;

  test.each([
    ["cut in the middle", (text: string) => text.slice(0, text.length / 2)],
    ["empty", () => ""],
    ["one letter changed", (text: string) => text.replace("maxLength", "minLength")],
    ["other content under the old digest", (text: string) => text.replace(/\n[\s\S]*/, '\n{"values":{},"proved":[]}')],
    ["sound, but of another shape", () => signed("{}")],
    ["sound, but null", () => signed("null")],
    ["sound, with values of a wrong type", () => signed('{"values":[],"proved":{}}')],
    ["binary", () => "\0\u0001\u0002"],
  ])("a file that is %s is a miss, and is replaced", async (_, damage) => {
    const cache = folder();
    await run(cache);
    const before = filesOf(cache).map((file) => readFileSync(file, "utf8"));
    for (const file of filesOf(cache)) writeFileSync(file, damage(readFileSync(file, "utf8")));
    expect(await run(cache)).toEqual(expected);
    expect(filesOf(cache).map((file) => readFileSync(file, "utf8"))).toEqual(before);
  });

  test("a folder in the place of a cache file is no error", async () => {
    const cache = folder();
    await run(cache);
    const names = readdirSync(cache);
    const blocked = folder(Object.fromEntries(names.map((name) => [`${name}/x`, ""])));
    expect(await run(blocked)).toEqual(expected);
    expect(readdirSync(blocked).sort()).toEqual(names.sort());
  });

  test("a cache that cannot be written is no error", async () => {
    const file = path.join(folder({ taken: "" }), "taken");
    expect(await run(path.join(file, "cache"))).toEqual(expected);
    expect(await run("/dev/null")).toEqual(expected);
  });

  test("what passed as YAML does not pass as JSON for it", async () => {
    const text = "{openapi: 3.0.3, info: {title: T, version: '1'}, paths: {}}\n";
    const files = folder({ "a.yaml": text, "b.yaml": `${text}\n`, "c.json": text });
    const env = { APIGATE_CACHE_DIR: folder() };
    expect((await apigate(["diff", "a.yaml", "b.yaml"], { cwd: files, env })).status).toBe(0);
    const asJson = await apigate(["diff", "c.json", "b.yaml"], { cwd: files, env });
    expect(asJson.stderr).toMatch(/not valid JSON/);
    expect(asJson.status).toBe(2);
  });

  test("without a home there is no cache, and no error", async () => {
    expect(
      await apigate(["diff", "v1.2", "v1.3", "--format", "json"], {
        cwd,
        env: { APIGATE_CACHE_DIR: "", HOME: "", XDG_CACHE_HOME: "" },
      }),
    ).toEqual(expected);
  });

  test("stands below XDG_CACHE_HOME when nothing else is said", async () => {
    const home = folder();
    await apigate(["diff", "v1.2", "v1.3"], { cwd, env: { APIGATE_CACHE_DIR: "", XDG_CACHE_HOME: home } });
    expect(readdirSync(home)).toEqual(["apigate"]);
  });
});
