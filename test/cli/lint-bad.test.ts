import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apigate, type Run } from "../support/apigate.ts";
import { type Files, folder } from "../support/folder.ts";
import { gitDir } from "../support/git-dir.ts";
import { aliasBomb } from "../support/hostile.ts";

const HEAD = "openapi: 3.0.3\ninfo: { title: T, version: 1.0.0 }\n";
const OK = `${HEAD}paths: { /orders: { get: { operationId: listOrders, responses: { "200": { description: ok } } } } }\n`;
const titled = (title: string) => OK.replace("title: T", `title: ${title}`);

/** A trace has lines that begin with `at`, and then a function or a file with a line. */
const TRACE = /\n\s+at .*(?:\(|node_modules|dist\/|\.js:\d)/;

async function refused(files: Files, args: readonly string[], says: RegExp): Promise<Run> {
  const run = await apigate(["lint", ...args], { cwd: folder(files) });
  expect([run.status, run.stdout]).toEqual([2, ""]);
  expect(run.stderr).toMatch(says);
  expect(run.stderr).toMatch(/^error: /);
  expect(run.stderr).not.toMatch(TRACE);
  return run;
}

interface Bad {
  what: string;
  files: Files;
  args?: readonly string[];
  says: RegExp;
}

const NOT_LINTABLE: Bad[] = [
  {
    what: "no description",
    files: { "x.yaml": "a: 1\n" },
    args: ["x.yaml"],
    says: /no API description.*\n.*x\.yaml:1:1\n.*hint/,
  },
  { what: "an empty file", files: { "x.yaml": "" }, args: ["x.yaml"], says: /it is empty.*\n.*x\.yaml[\s\S]*hint/ },
  {
    what: "a Git LFS pointer",
    files: { "x.yaml": "version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 12345\n" },
    args: ["x.yaml"],
    says: /Git LFS pointer[\s\S]*x\.yaml[\s\S]*git lfs pull/,
  },
  {
    what: "a folder without any",
    files: { "d/x.txt": "a" },
    args: ["d"],
    says: /no API description was found[\s\S]*hint/,
  },
  {
    what: "a symbolic link",
    files: { "a.yaml": OK, "b.yaml": { symlink: "a.yaml" } },
    args: ["b.yaml"],
    says: /symlink[\s\S]*hint/,
  },
  {
    what: "broken YAML",
    files: { "x.yaml": `${HEAD}x: { a: [\n` },
    args: ["x.yaml"],
    says: /not valid YAML.*\n.*x\.yaml:4:1/,
  },
  {
    what: "broken JSON",
    files: { "x.json": '{"openapi":"3.0.3",}' },
    args: ["x.json"],
    says: /not valid JSON.*\n.*x\.json:1:20/,
  },
  {
    what: "an unknown version",
    files: { "x.yaml": "openapi: 4.0.0\npaths: {}\n" },
    says: /"4\.0\.0".*x\.yaml:1:1.*hint/s,
  },
  {
    what: "an unknown version of AsyncAPI",
    files: { "x.yaml": "asyncapi: 9.0.0\ninfo: { title: E, version: '1' }\nchannels: {}\n" },
    says: /`asyncapi: "9\.0\.0"` is no version[\s\S]*x\.yaml:1:1[\s\S]*hint/,
  },
  { what: "an alias bomb", files: { "x.yaml": aliasBomb(HEAD) }, args: ["x.yaml"], says: /E_LIMIT[\s\S]*x\.yaml/ },
  {
    what: "200 levels",
    files: { "x.json": `{"openapi":"3.0.3","x":${'{"a":'.repeat(200)}1${"}".repeat(200)}}` },
    args: ["x.json"],
    says: /201 levels deep.*E_LIMIT/,
  },
];

describe("what cannot be linted is no pass", () => {
  test.each(NOT_LINTABLE)("$what", async ({ files, args = [], says }) => {
    await refused(files, args, says);
  });

  const referring = (ref: string) => `${HEAD}paths:\n  /a: { $ref: "${ref}" }\n`;
  test.each([
    ["#/components/pathItems/X", /nothing is there.*\n.*x\.yaml:4:/],
    ["gone.yaml", /no file `gone\.yaml`.*\n.*x\.yaml:4:/],
    ["../secret.yaml", /leads out of the tree.*\n.*x\.yaml:4:\d+\n.*hint/],
    ["/etc/passwd", /\n.*x\.yaml:4:/],
  ])("a reference to %s, with our rules and with Spectral's", async (ref, says) => {
    const files = { "x.yaml": referring(ref) };
    await refused(files, [], says);
    await refused(files, ["--ruleset", "spectral:oas"], says);
  });

  test("a reference that leads only to itself, and a chain of 10,000", async () => {
    const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const api = (schemas: Record<string, unknown>) => ({
      "x.json": JSON.stringify({
        openapi: "3.0.3",
        info: { title: "T", version: "1" },
        paths: {
          "/a": { get: { responses: { 200: { description: "ok", content: { j: { schema: schema("S0") } } } } } },
        },
        components: { schemas },
      }),
    });
    const chain = Array.from({ length: 10_000 }, (_, n) => [`S${n}`, n < 9_999 ? schema(`S${n + 1}`) : {}]);
    await refused(api({ S0: schema("S1"), S1: schema("S0") }), [], /leads only to itself.*\n.*x\.json:1:/);
    await refused(api(Object.fromEntries(chain)), ["--ruleset", "spectral:oas"], /chain of 10000.*E_LIMIT[\s\S]*hint/);
  });
});

const CANARY = "require('node:fs').writeFileSync('CANARY', '1'); module.exports = () => {};\n";
const rule = (given: string, call: string): string =>
  `rules: { our-rule: { given: ${JSON.stringify(given)}, then: { function: ${call} } } }\n`;

const RULESETS: [what: string, text: string, says: RegExp][] = [
  ["an unknown rule", "rules: { path-caze: warn }\n", /no rule `path-caze`.*\n.*\.spectral\.yaml:1:\d+\n.*`path-case`/],
  ["an empty file", "", /`\.spectral\.yaml` is empty/],
  ["no rules", "{}\n", /asks for nothing[\s\S]*hint/],
  ["an empty list of rules", "rules: {}\n", /switches no rule on[\s\S]*hint/],
  ["every rule off", "rules: { path-case: off }\n", /switches no rule on[\s\S]*hint/],
  ["a list", "[]\n", /a ruleset is a mapping/],
  ["broken YAML", "rules: {\n", /not valid YAML.*\n.*\.spectral\.yaml:2:1/],
  ["an API description", OK, /`openapi` is no key of a ruleset[\s\S]*hint/],
  ["a URL", "extends: https://example.org/x.yaml\n", /never read from the network[\s\S]*spectral\.yaml:1:1[\s\S]*hint/],
  ["a file that is not there", "extends: ./gone.yaml\n", /`gone\.yaml` does not exist[\s\S]*hint/],
  ["a file outside", "extends: ../../etc/passwd\n", /lies outside[\s\S]*hint/],
  ["a rule called __proto__", "rules: { __proto__: warn }\n", /`__proto__` cannot be/],
  ["a rule called constructor", "rules: { constructor: warn }\n", /`constructor` cannot be/],
  [
    "an expression that does not end",
    rule("$.paths[", "truthy"),
    /`\$\.paths\[` cannot be run.*\n.*\.spectral\.yaml:1:/,
  ],
  ["an expression that is none", rule("", "truthy"), /no JSONPath[\s\S]*hint/],
  ["a filter that leaves", rule("$[?(process.exit(0))]", "truthy"), /calls `exit`, which is not allowed/],
  [
    "a filter that climbs to code",
    rule("$[?(@.constructor.constructor('return 1')())]", "truthy"),
    /cannot be run: it calls/,
  ],
  ["a filter that takes for ever", rule("$.info[?(@.match(/^(a+)+$/))]", "falsy"), /may take exponential time/],
  ["an unknown function", rule("$", "nope"), /no function `nope`[\s\S]*hint: Known are/],
  [
    "a function that is a program",
    `functions: [canary]\n${rule("$", "canary")}`,
    /is a program[\s\S]*--allow-ruleset-code/,
  ],
  ["a program to extend", "extends: ./canary.js\n", /is a program[\s\S]*--allow-ruleset-code/],
  [
    "a pattern that is none",
    rule("$.info.title", "pattern, functionOptions: { match: '(' }"),
    /`pattern` of the rule `our-rule` failed/,
  ],
];

describe("rulesets that cannot be run", () => {
  test.each(RULESETS)("%s", async (_, text, says) => {
    const files = { "x.yaml": OK, ".spectral.yaml": text, "functions/canary.js": CANARY, "canary.js": CANARY };
    const cwd = folder(files);
    const run = await apigate(["lint"], { cwd });
    expect([run.status, run.stdout, existsSync(path.join(cwd, "CANARY"))]).toEqual([2, "", false]);
    expect(run.stderr).toMatch(says);
    expect(run.stderr).not.toMatch(TRACE);
  });

  test("named on the command line", async () => {
    const files = { "x.yaml": OK, "d/r.yaml": "", "canary.js": CANARY };
    await refused(files, ["--ruleset", "namin"], /no ruleset `namin`[\s\S]*naming/);
    await refused(files, ["--ruleset", "d"], /no ruleset `d`/);
    await refused(files, ["--ruleset", "https://example.org/r.yaml"], /never read from the network/);
    await refused(files, ["--ruleset", "canary.js"], /--allow-ruleset-code/);
    await refused(files, ["--ruleset", "spectral:nope"], /spectral:nope/);
  });

  test("a function that throws, here of a value and there by a promise, is no pass", async () => {
    const throwing = (body: string) => ({
      "x.yaml": OK,
      "functions/f.js": `module.exports = ${body};\n`,
      ".spectral.yaml": `functions: [f]\n${rule("$.info", "f")}`,
    });
    const says = /the function `f` of the rule `our-rule` failed: oh[\s\S]*x\.yaml[\s\S]*hint/;
    await refused(throwing("function f() { throw new Error('oh'); }"), ["--allow-ruleset-code"], says);
    await refused(throwing("async function f() { throw new Error('oh'); }"), ["--allow-ruleset-code"], says);
  });
});

describe("what would take for ever is answered, or refused with E_LIMIT", () => {
  const title = `${"a".repeat(60)}!`;
  const match = (options: string) => rule("$.info.title", `pattern, functionOptions: { ${options} }`);
  const at = (ruleset: string, text = titled(`"${title}"`)) => ({ "x.yaml": text, ".spectral.yaml": ruleset });

  test("patterns of rulesets", async () => {
    const found = await apigate(["lint"], { cwd: folder(at(match("match: '^(a+)+$', notMatch: '/(a|a)*!$/'"))) });
    expect(found.stdout).toContain('must match the pattern "^(a+)+$"');
    expect(found.stdout).toContain('must not match the pattern "/(a|a)*!$/"');
    const right = await apigate(["lint"], { cwd: folder(at(match("match: '^(a+)+!$', notMatch: '^(a+)+$'"))) });
    expect([right.status, right.stdout]).toEqual([0, expect.stringContaining("0 warnings")]);
    const slow = await apigate(["lint", "--quiet"], {
      cwd: folder(at(match("match: 'x*x*x*y$'"), titled("x".repeat(50_000)))),
    });
    expect(slow.stdout).toContain("1 warning");
    await refused(
      at(match("match: '/^(a+)+$/i'")),
      [],
      /`\/\^\(a\+\)\+\$\/i` may take exponential time \[E_LIMIT\][\s\S]*x\.yaml[\s\S]*hint/,
    );
    const schema = (pattern: string) =>
      rule("$.info", `schema, functionOptions: { schema: { properties: { title: { pattern: '${pattern}' } } } }`);
    const answered = await apigate(["lint"], { cwd: folder(at(schema("^(a+)+$"))) });
    expect(answered.stdout).toContain('must match pattern "^(a+)+$"');
    await refused(at(schema("^((a+)+)\\1$")), [], /E_LIMIT/);
  }, 20_000);

  test("patterns of descriptions", async () => {
    const api = (schema: unknown, example: unknown) => ({
      "x.json": JSON.stringify({
        openapi: "3.1.0",
        info: { title: "T", version: "1" },
        paths: {
          "/a": {
            get: { responses: { 200: { description: "ok", content: { "application/json": { schema, example } } } } },
          },
        },
      }),
    });
    const SPECTRAL = ["--ruleset", "spectral:oas"];
    const cwd = folder(api({ type: "string", pattern: "^(a+)+$" }, title));
    expect((await apigate(["lint", ...SPECTRAL], { cwd })).stdout).toContain("must match pattern");
    await refused(api({ patternProperties: { "^(a+)+$": { type: "string" } } }, { [title]: 1 }), SPECTRAL, /E_LIMIT/);
  }, 20_000);

  test("many paths, many properties, a huge line: in linear time", async () => {
    const named = <T>(length: number, name: (n: number) => string, value: T) =>
      Object.fromEntries(Array.from({ length }, (_, n) => [name(n), value]));
    const responses = { 200: { description: "ok", content: { j: { schema: { $ref: "#/components/schemas/S" } } } } };
    const properties = named(25_000, (n) => `p${n}`, { type: "string" });
    const large = {
      openapi: "3.0.3",
      info: { title: "T", version: "1", description: "y ".repeat(1e6) },
      paths: named(5_000, (n) => `/p${n}`, { get: { responses } }),
      components: { schemas: { S: { type: "object", properties, required: Object.keys(properties) } } },
    };
    const { status, stdout } = await apigate(["lint", "--quiet", "--fail-on", "none"], {
      cwd: folder({ "x.json": JSON.stringify(large) }),
    });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^PASS/m)]);
  }, 30_000);

  test("allOf that doubles forty times is refused where an example is checked, and read where none is", async () => {
    const schema = (n: number) => ({ $ref: `#/components/schemas/S${n}` });
    const schemas = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`S${n}`, n < 39 ? { allOf: [schema(n + 1), schema(n + 1)] } : {}]),
    );
    const content = { "application/json": { schema: schema(0), example: "x" } };
    const paths = { "/a": { get: { responses: { 200: { description: "ok", content } } } } };
    const api = { openapi: "3.0.3", info: { title: "T", version: "1" }, paths, components: { schemas } };
    const files = { "x.json": JSON.stringify(api) };
    await refused(files, ["--ruleset", "spectral:oas"], /too many steps[\s\S]*E_LIMIT[\s\S]*hint/);
    expect((await apigate(["lint", "--ruleset", "naming"], { cwd: folder(files) })).status).toBe(0);
  });
});

describe("hostile names", () => {
  /** Kills Spectral's own command line: it asks documents whether they have `hasOwnProperty`. */
  const PROTOTYPES = `{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{
"/__proto__":{"get":{"operationId":"hasOwnProperty","tags":["toString"],"responses":{"200":{"description":"x",
"content":{"application/json":{"schema":{"$ref":"#/components/schemas/hasOwnProperty"}}}}}}},
"__proto__":{"get":{"operationId":"constructor","responses":{"200":{"description":"x"}}}}},
"components":{"schemas":{"hasOwnProperty":{"type":"object","properties":{"hasOwnProperty":{"type":"string"},"__proto__":{"type":"string"}},
"example":{"__proto__":1,"hasOwnProperty":3}}}}}`;

  test("of prototypes are names like others", async () => {
    const args = ["lint", "--ruleset", "spectral:oas", "--ruleset", "naming", "--format", "json"];
    const run = await apigate(args, { cwd: folder({ "x.json": PROTOTYPES }) });
    expect([run.status, run.stderr]).toEqual([1, ""]);
    expect(run.stdout).toContain('"/components/schemas/hasOwnProperty/example/hasOwnProperty"');
    expect(run.stdout).toContain('"/paths/__proto__"');
  });

  test("nothing in names reaches the terminal, nor the commands of CI", async () => {
    const wild = "\u001b[31m\u202e\u0085\u2028\u009b2J";
    const api = {
      openapi: "3.0.3",
      info: { title: `T${wild}`, version: `1${wild}\n::error::x` },
      tags: [{ name: `b${wild}` }, { name: "a" }],
      paths: {
        [`/A_b${wild}\n::error::x/`]: { get: { operationId: `o ${wild}`, responses: { 200: { description: "x" } } } },
      },
    };
    const text = JSON.stringify(api).replace("/A_b", "/A_b\\ud800");
    const rules = `extends: [[spectral:oas, all], apigate:naming]\nrules: { "a\\e[31m\\u202e": { given: $.info, then: { field: x, function: truthy } } }\n`;
    const cwd = folder({ "x.json": text, "r.yaml": rules });
    for (const ruleset of ["spectral:oas", "r.yaml"]) {
      const { stdout, stderr, status } = await apigate(["lint", "--verbose", "--ruleset", ruleset], { cwd });
      expect(status === 2 || stdout.includes("A_b")).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(stdout + stderr).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^::/m);
    }
  });
});

test("a version that has no description, and one that does not exist", async () => {
  const cwd = gitDir({ "v1.0": { "readme.md": "x" }, "v1.1": { "x.yaml": OK } }).path;
  for (const [args, says] of [
    [["v1.0"], /no API description was found in v1\.0/],
    [["v9"], /`v9` is no tag, branch or commit[\s\S]*hint/],
    [["v1.1:y.yaml"], /y\.yaml/],
    [["--api", "nope"], /no API `nope`[\s\S]*hint: APIs here: x/],
    [["--new-since", "v9"], /v9/],
  ] as const) {
    const run = await apigate(["lint", ...args], { cwd });
    expect([run.status, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toMatch(says);
  }
});
