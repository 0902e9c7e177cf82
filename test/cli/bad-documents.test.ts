import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { aliasBomb, aliasTower } from "../support/hostile.ts";
import { WITH_TOTAL } from "../support/openapi.ts";

interface Bad {
  what: string;
  /** Decides the format; the content stands in a file of this name. */
  file: "x.json" | "x.yaml";
  content: string | Uint8Array;
  says: RegExp;
  /** `line:column`, or just `line`; nothing where a file as a whole is wrong. */
  at?: string;
}

const HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
const json = (what: string, content: string, says: RegExp, at?: string): Bad => ({
  what,
  file: "x.json",
  content,
  says,
  ...(at ? { at } : {}),
});
const yaml = (what: string, content: string | Uint8Array, says: RegExp, at?: string): Bad => ({
  what,
  file: "x.yaml",
  content,
  says,
  ...(at ? { at } : {}),
});

const SYNTAX: Bad[] = [
  json(
    "a repeated key",
    '{\n  "openapi": "3.0.3",\n  "paths": {},\n  "paths": {}\n}',
    /key "paths" appears twice/,
    "4:3",
  ),
  json(
    "a repeated key, once escaped",
    '{"openapi":"3.0.3","paths":{},"p\\u0061ths":{}}',
    /key "paths" appears twice/,
    "1:31",
  ),
  json(
    "a repeated __proto__",
    '{"openapi":"3.0.3","paths":{},"x":{"__proto__":1,"__proto__":2}}',
    /key "__proto__" appears twice/,
    "1:50",
  ),
  json(
    "a cut text",
    '{\n  "openapi": "3.0.3",\n  "paths": {',
    /not valid JSON: expected .*, found the end of the file/,
    "3:13",
  ),
  json("a trailing comma", '{\n  "openapi": "3.0.3",\n}', /not valid JSON/, "3:1"),
  json("a comment", '{\n  // text\n  "openapi": "3.0.3"\n}', /not valid JSON/, "2:3"),
  json("single quotes", "{'openapi': '3.0.3'}", /not valid JSON: expected a key in double quotes/, "1:2"),
  json("two values", '{"openapi":"3.0.3","paths":{}}\n{}', /not valid JSON: expected the end of the file/, "2:1"),
  json("an invalid escape", '{"openapi":"3.0.3",\n"info":"\\x"}', /not valid JSON/, "2:8"),
  json("a control character in a string", '{"openapi":"3.0.3",\n"info":"a\tb"}', /not valid JSON/, "2:8"),
  json("NaN", '{"openapi":"3.0.3","x":NaN}', /not valid JSON/, "1:24"),
  json("a leading zero", '{"openapi":"3.0.3","x":012}', /not valid JSON/, "1:2[45]"),
  json("nothing", "", /empty|found the end of the file/),
  json("white space only", "\n \n", /empty|found the end of the file/),
  yaml("a repeated key", `${HEAD}paths: {}\n`, /appears twice/, "4:1"),
  yaml("a repeated key, once quoted", `${HEAD}"paths": {}\n`, /appears twice/, "4:1"),
  yaml("a repeated status code", `${HEAD}x: {200: a, "200": b}\n`, /appears twice/, "4"),
  yaml("an unknown tag", `${HEAD}x: !!python/object 1\n`, /tag/, "4"),
  yaml("a JavaScript tag", `${HEAD}x: !!js/function 'function(){}'\n`, /tag/, "4"),
  yaml("a local tag", `${HEAD}x: !include other.yaml\n`, /tag/, "4"),
  yaml("a second document", `${HEAD}---\n${HEAD}`, /more than one document/),
  yaml("an anchor that contains itself", `${HEAD}x: &a [*a]\n`, /alias|anchor/, "4"),
  yaml("an anchor in its own mapping", `${HEAD}x: &a\n  y:\n    z: *a\n`, /alias contains itself|anchor/),
  yaml("an unknown alias", `${HEAD}x: *nowhere\n`, /nowhere/, "4"),
  yaml("a tab for indentation", `${HEAD}x:\n\ty: 1\n`, /tab|indent/i, "5"),
  yaml("a cut flow mapping", `${HEAD}x: {a: [1, 2\n`, /not valid YAML/),
  yaml("a cut quoted string", `${HEAD}x: "abc\n`, /not valid YAML/),
  yaml("bad indentation", `${HEAD}x:\n  a: 1\n b: 2\n`, /not valid YAML/, "6"),
  yaml("a value that is no JSON number", `${HEAD}x: .nan\n`, /\.nan/, "4"),
  yaml("an infinite number", `${HEAD}x: -.inf\n`, /\.inf/, "4"),
  yaml("a mapping as a key", `${HEAD}x:\n  {id}: 1\n`, /key/, "5"),
  yaml("a list as a key", `${HEAD}x:\n  ? [a, b]\n  : 1\n`, /key/, "5"),
  yaml("nothing", "", /empty/),
  yaml("comments only", "# openapi: 3.0.3\n# nothing else\n", /empty/),
  yaml("a directive without a document", "%YAML 1.2\n", /YAML|empty/),
];

const BYTES: Bad[] = [
  yaml(
    "invalid UTF-8",
    Buffer.concat([Buffer.from(`${HEAD}x: "ä`), Buffer.from([0xff]), Buffer.from('"\n')]),
    /not valid UTF-8/,
    "4:6",
  ),
  yaml("a cut UTF-8 sequence", Buffer.concat([Buffer.from(HEAD), Buffer.from([0xe2, 0x82])]), /not valid UTF-8/, "4:1"),
  yaml(
    "a lone surrogate",
    Buffer.concat([Buffer.from(HEAD), Buffer.from([0xed, 0xa0, 0x80])]),
    /not valid UTF-8/,
    "4:1",
  ),
  yaml("UTF-16 little endian", Buffer.from(`\ufeff${HEAD}`, "utf16le"), /UTF-8[\s\S]*UTF-16/),
  yaml("UTF-16 big endian", Buffer.from(`\ufeff${HEAD}`, "utf16le").swap16(), /UTF-8[\s\S]*UTF-16/),
  yaml("UTF-16 without a byte order mark", Buffer.from(HEAD, "utf16le"), /NUL|UTF-16/),
  yaml("a NUL", `${HEAD}x: a\0b\n`, /NUL/, "4:5"),
  yaml(
    "a Git LFS pointer",
    "version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 12345\n",
    /Git LFS pointer[\s\S]*git lfs pull/,
  ),
  yaml("a merge conflict", `${HEAD}<<<<<<< HEAD\nx: 1\n=======\nx: 2\n>>>>>>> other\n`, /merge conflict/, "4:1"),
  {
    ...json(
      "a merge conflict in JSON",
      '{\n<<<<<<< HEAD\n"openapi": "3.0.3"\n=======\n"openapi": "3.1.0"\n>>>>>>> other\n}',
      /merge conflict/,
      "2:1",
    ),
  },
];

const SIZES: Bad[] = [
  yaml("an alias bomb", aliasBomb(HEAD), /aliasedNodes/),
  json(
    "200 levels",
    `{"openapi":"3.0.3","x":${'{"a":'.repeat(200)}1${"}".repeat(200)}}`,
    /nests 201 levels deep; the limit depth is 128/,
  ),
  json("a million brackets", `{"openapi":"3.0.3","x":${"[".repeat(1_000_000)}`, /limit depth|not valid JSON/),
  yaml(
    "200 levels in block style",
    `${HEAD}x:\n${Array.from({ length: 200 }, (_, level) => `${" ".repeat(level + 1)}a:\n`).join("")}`,
    /depth|deep/i,
  ),
  yaml("10,000 brackets", `${HEAD}x: ${"[".repeat(10_000)}`, /depth|deep|not valid YAML/i),
  json(
    "17 MB",
    `{"openapi":"3.0.3","x":"${"a".repeat(17 * 1024 * 1024)}"}`,
    /the file has \d+ bytes; the limit fileBytes is 16777216/,
  ),
];

const NOT_APIS: Bad[] = [
  yaml(
    "an unknown version",
    HEAD.replace("3.0.3", "9.9.9"),
    /`openapi: "9\.9\.9"` is no version that apigate knows/,
    "1:1",
  ),
  yaml("a version of four parts", HEAD.replace("3.0.3", "3.2.0.1"), /is no version that apigate knows/, "1:1"),
  yaml("a version that is a number", HEAD.replace("3.0.3", "3.1"), /openapi: 3\.1[\s\S]*hint: .*"3\.1/, "1:1"),
  yaml("a version that is a number and loses its zero", HEAD.replace("3.0.3", "3.10"), /openapi: 3\.1/, "1:1"),
  json("a version that is a number", '{"openapi":3.1,"paths":{}}', /openapi: 3\.1/, "1:2"),
  yaml("swagger 1.2", 'swagger: "1.2"\npaths: {}\n', /`swagger: "1\.2"` is no version/, "1:1"),
  yaml("swagger 3.0", 'swagger: "3.0"\npaths: {}\n', /`swagger: "3\.0"` is no version/, "1:1"),
  yaml("openapi 2.0", 'openapi: "2.0"\npaths: {}\n', /`openapi: "2\.0"` is no version/, "1:1"),
  yaml("a version that is null", "openapi:\npaths: {}\n", /`openapi: null` is no version/, "1:1"),
  yaml("a version that is a list", "openapi: [3.0.3]\npaths: {}\n", /is no version/, "1:1"),
  yaml(
    "an AsyncAPI document",
    "asyncapi: 3.0.0\ninfo: {title: T, version: '1'}\n",
    /no API description[\s\S]*asyncapi/,
    "1:1",
  ),
  json(
    "a JSON Schema",
    '{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"}',
    /no API description[\s\S]*JSON Schema/,
    "1:1",
  ),
  json("an array", '[{"openapi":"3.0.3"}]', /no API description[\s\S]*no mapping/, "1:1"),
  json("a string", '"openapi"', /no API description/, "1:1"),
  json("null", "null", /no API description/, "1:1"),
  yaml("prose", "openapi\n", /no API description/, "1:1"),
];

const good = { "good.json": WITH_TOTAL };

describe.each([
  ["syntax", SYNTAX, false],
  ["bytes", BYTES, true],
  ["size", SIZES, true],
  ["kind", NOT_APIS, true],
])("a document with bad %s is exit 2, with one message and its place", (_, table, isHinted) => {
  test.each(table.map((bad) => [`${bad.file.slice(2)}: ${bad.what}`, bad] as const))(
    "%s",
    async (_name, { file, content, says, at }) => {
      const cwd = folder({ ...good, [file]: content });
      const started = performance.now();
      const { status, stdout, stderr } = await apigate(["diff", "good.json", file], { cwd });
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(stderr).toMatch(says);
      expect(stderr.split("\n")[1]).toMatch(
        new RegExp(`^  at ${file.replace(".", "\\.")}${at ? `:${at}${at.includes(":") ? "$" : ":"}` : ""}`),
      );
      if (isHinted) expect(stderr).toMatch(/\n {2}hint: \S/);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).not.toMatch(/bug in apigate|^\s+at \S+ \(/m);
      expect(stderr.length, "the message is short").toBeLessThan(600);
      expect(readdirSync(cwd).sort(), "nothing is written").toEqual([file, "good.json"].sort());
    },
  );
});

test.each(["base", "both sides"])("a bad document on %s is exit 2 as well", async (side) => {
  const cwd = folder({ ...good, "bad.json": "{" });
  const run = await apigate(["diff", "bad.json", side === "base" ? "good.json" : "bad.json"], { cwd });
  expect(run.stderr).toMatch(/not valid JSON[\s\S]*bad\.json:1:2/);
  expect(run).toMatchObject({ status: 2, stdout: "" });
});

test("a tower of aliases is refused or compared within 5 s, and does not fill the cache", async () => {
  const cache = folder();
  const cwd = folder({ "a.yaml": aliasTower("string"), "b.yaml": aliasTower("integer") });
  const started = performance.now();
  const { status, stderr } = await apigate(["diff", "a.yaml", "b.yaml"], { cwd, env: { APIGATE_CACHE_DIR: cache } });
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(stderr).not.toContain("bug in apigate");
  expect(status).not.toBe(0);
  const sizes = readdirSync(cache).map((name) => statSync(path.join(cache, name)).size);
  expect(Math.max(0, ...sizes)).toBeLessThan(1_000_000);
});
