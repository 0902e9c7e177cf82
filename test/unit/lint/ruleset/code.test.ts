import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Ruleset } from "@stoplight/spectral-core";
import { expect, test } from "vitest";
import { rejectionOf } from "../../../support/errors.ts";
import { folder } from "../../../support/folder.ts";
import { rulesetOf } from "../../../support/rulesets.ts";

const { getRuleset } = createRequire(import.meta.url)(
  path.resolve("node_modules/@stoplight/spectral-cli/dist/services/linter/utils/getRuleset.js"),
) as { getRuleset(file: string): Promise<Ruleset> };

const canary = path.join(folder(), "canary");
const SING = `require("node:fs").writeFileSync(${JSON.stringify(canary)}, "");`;
const FUNCTION = `${SING}\nmodule.exports = (value) => value === 1 ? [{ message: "no" }] : [];\n`;

const WITH_FUNCTIONS = {
  ".spectral.yaml": `
functions: [mine, sub/other]
extends: ./rules/program.mjs
rules:
  own: { given: $, then: { function: mine } }
  other: { given: $, then: { function: other } }
  defined: error
`,
  "functions/mine.js": FUNCTION,
  "functions/sub/other.js": `import shared from "../shared.js";\nexport default function other() { return shared; }\n`,
  "functions/shared.js": "export default [];\n",
  "rules/program.mjs": `
import { truthy } from "@stoplight/spectral-functions";
import { oas3 } from "@stoplight/spectral-formats";
export default {
  rules: { defined: { given: "$.info", formats: [oas3], then: { field: "title", function: truthy } } },
};
`,
};

test("programs run only where that is allowed", async () => {
  rmSync(canary, { force: true });
  await rejectionOf(rulesetOf(WITH_FUNCTIONS));
  await rejectionOf(rulesetOf({ ".spectral.js": `${SING} module.exports = { rules: {} }` }, [".spectral.js"]));
  expect(existsSync(canary)).toBe(false);
  await rulesetOf(WITH_FUNCTIONS, [".spectral.yaml"], { allowCode: true });
  expect(existsSync(canary)).toBe(true);
});

test("programs do what they do for Spectral's command line", async () => {
  const stock = await getRuleset(path.join(folder(WITH_FUNCTIONS), ".spectral.yaml"));
  const ruleset = await rulesetOf(WITH_FUNCTIONS, [".spectral.yaml"], { allowCode: true });
  expect(ruleset.fingerprint).toBeUndefined();
  const ours = await ruleset.spectral?.();
  const viewOf = ({ rules }: Ruleset) =>
    Object.values(rules).map(({ name, severity, enabled, given, formats, then: steps }) => ({
      name,
      severity,
      enabled,
      given,
      formats: formats && [...formats],
      steps: steps.map(({ function: run, ...rest }) => ({ ...rest, text: String(run) })),
    }));
  expect(ours && viewOf(ours)).toEqual(viewOf(stock));
  const [step] = ours?.rules.own?.then ?? [];
  expect(step?.function(1, null, {} as never)).toEqual([{ message: "no" }]);
});

test("a program as the whole ruleset", async () => {
  const files = {
    "spectral.js": "module.exports = { extends: [], rules: {}, parserOptions: { duplicateKeys: 'off' } };\n",
  };
  const ruleset = await (await rulesetOf(files, ["spectral.js"], { allowCode: true })).spectral?.();
  expect(ruleset?.parserOptions.duplicateKeys).toBe("off");
  expect(ruleset?.source).toBe("/spectral.js");
});

test("packages are those of the folder that is linted", async () => {
  const packages = folder({
    "node_modules/our-rules/package.json": '{ "main": "index.js" }',
    "node_modules/our-rules/index.js": `
const { truthy } = require("@stoplight/spectral-functions");
module.exports = { rules: { "path-case": { given: "$", then: { function: truthy } } } };
`,
  });
  const files = { ".spectral.yaml": "extends: our-rules\nrules: { path-case: hint }\n" };
  const ruleset = await rulesetOf(files, [".spectral.yaml"], { allowCode: true, packages });
  expect([...ruleset.native.keys()]).toEqual([]);
  expect((await ruleset.spectral?.())?.rules["path-case"]?.severity).toBe(3);
});

const REFUSED: [name: string, files: Record<string, string>, message: RegExp, hint?: RegExp][] = [
  [
    "no such package",
    { ".spectral.yaml": "extends: nobody-has-this\n" },
    /package `nobody-has-this` is not installed/,
    /npm/,
  ],
  ["no such file", { ".spectral.yaml": "extends: ./none.js\n" }, /`none.js` does not exist/],
  ["no such function", { ".spectral.yaml": "functions: [none]\nrules: {}\n" }, /`functions\/none.js` does not exist/],
  ["a URL is not fetched", { ".spectral.yaml": "extends: https://127.0.0.1:9/x.js\n" }, /never read from the network/],
  [
    "nor by a program",
    { ".spectral.yaml": "extends: ./a.js\n", "a.js": "import x from 'http://127.0.0.1:9/x.js'; export default x;" },
    /cannot be run/,
  ],
  [
    "an error",
    { ".spectral.yaml": "extends: ./a.js\n", "a.js": "module.exports = mine();" },
    /cannot be run: mine is not defined/,
  ],
  ["no JavaScript", { ".spectral.yaml": "extends: ./a.js\n", "a.js": "rules: {" }, /cannot be run/],
  ["no ruleset", { ".spectral.yaml": "extends: ./a.js\n", "a.js": "export default 1" }, /`a.js` exports no ruleset/],
  [
    "no function",
    { ".spectral.yaml": "functions: [a]\nrules: {}\n", "functions/a.js": "export default 1" },
    /`functions\/a.js` exports no function/,
  ],
];

test.each(REFUSED)("%s", async (_, files, message, hint) => {
  const error = await rejectionOf(rulesetOf(files, [".spectral.yaml"], { allowCode: true, packages: folder() }));
  expect(error.code).toBe("E_RULESET");
  expect(error.message).toMatch(message);
  if (hint) expect(error.hint).toMatch(hint);
  expect(error.location).toMatchObject({ file: ".spectral.yaml", line: 1 });
});

const rule = (text: string) => `rules:\n  a: { given: $, then: { function: truthy } }\n${text}`;

/** Names and values that are made to reach what every object has. */
const HOSTILE: [name: string, text: string, message: RegExp][] = [
  ["rule __proto__", "rules:\n  __proto__: { given: $, then: { function: truthy } }\n", /`__proto__` cannot be a key/],
  ["rule constructor", "rules:\n  constructor: { given: $, then: { function: truthy } }\n", /`constructor` cannot be/],
  ["rule toString", "extends: spectral:oas\nrules:\n  toString: off\n", /`toString` cannot be a name/],
  [
    "rule valueOf at a place",
    rule("overrides:\n  - { files: ['*#/x'], rules: { valueOf: off } }\n"),
    /`valueOf` cannot/,
  ],
  ["alias", rule("aliases: { constructor: [$] }\n"), /`constructor` cannot be the name/],
  ["options", rule("x-deep: [{ a: { __proto__: { b: 1 } } }]\n"), /`__proto__` cannot be a key/],
  ["ruleset", "extends: spectral:constructor\n", /no ruleset `spectral:constructor`/],
  ["own ruleset", "extends: apigate:../../package\n", /no ruleset `apigate:/],
  [
    "filter",
    "rules:\n  a: { given: '$..[?(@.constructor.constructor(\"return process\")())]', then: { function: truthy } }\n",
    /cannot be run/,
  ],
];

test.each(HOSTILE)("hostile: %s", async (_, text, message) => {
  const before = Object.getOwnPropertyNames(Object.prototype).length + Object.getOwnPropertyNames(Object).length;
  const error = await rejectionOf(rulesetOf({ ".spectral.yaml": text }));
  expect(error.message).toMatch(message);
  expect(Object.getOwnPropertyNames(Object.prototype).length + Object.getOwnPropertyNames(Object).length).toBe(before);
});

test("rulesets and aliases that multiply", async () => {
  const files: Record<string, string> = { "0.yaml": "rules: { path-case: warn }" };
  for (let level = 1; level < 30; level++) files[`${level}.yaml`] = `extends: [${level - 1}.yaml, ./${level - 1}.yaml]`;
  expect((await rejectionOf(rulesetOf(files, ["29.yaml"]))).message).toMatch(/more than 1000 extended rulesets/);
  const aliases = Array.from({ length: 40 }, (_, level) => `  A${level + 1}: ['#A${level}', '#A${level}']`);
  const text = `aliases:\n  A0: [$]\n${aliases.join("\n")}\nrules: {}\n`;
  expect((await rejectionOf(rulesetOf({ ".spectral.yaml": text }))).message).toMatch(/more than 20000 expressions/);
});

test("chains are followed as far as anybody writes them", async () => {
  const files: Record<string, string> = { "0.yaml": "rules: { path-case: warn }" };
  for (let level = 1; level < 900; level++) files[`${level}.yaml`] = `extends: ./${level - 1}.yaml`;
  expect([...(await rulesetOf(files, ["899.yaml"])).native.keys()]).toEqual(["path-case"]);
  files["0.yaml"] = "rules: { a: { given: $, then: { function: truthy } } }";
  expect((await (await rulesetOf(files, ["899.yaml"])).spectral?.())?.rules.a?.severity).toBe(1);
  const aliases = Array.from({ length: 5_000 }, (_, level) => [`  A${level + 1}: ['#A${level}.x']`, level] as const);
  for (const [order, sign] of [
    ["up", 1],
    ["down", -1],
  ] as const) {
    const lines = aliases.toSorted((a, b) => sign * (a[1] - b[1])).map(([line]) => line);
    const text = `aliases:\n  A0: [$]\n${lines.join("\n")}\nrules: {}\n`;
    expect((await rejectionOf(rulesetOf({ ".spectral.yaml": text }))).message, order).toMatch(/more than 100 aliases/);
  }
});

test("a huge ruleset is read in a reasonable time", async () => {
  const lines = Array.from(
    { length: 3_000 },
    (_, index) => `  r${index}: { given: "$.paths[*]", then: { function: truthy } }`,
  );
  const ruleset = await (await rulesetOf({ ".spectral.yaml": `rules:\n${lines.join("\n")}\n` })).spectral?.();
  expect(Object.keys(ruleset?.rules ?? {}).length).toBe(3_000);
});
