import { expect, test } from "vitest";
import { rejectionOf } from "../../../support/errors.ts";
import { rulesetOf } from "../../../support/rulesets.ts";

const FILES = {
  "base.yaml": "rules:\n  base: { given: $.info, then: { function: truthy } }\n",
  "loop.yaml": "extends: ./loop2.yaml\n",
  "loop2.yaml": "extends: ./loop.yaml\n",
  "empty.yaml": "",
  "late.yaml": "extends: spectral:oas\nrules:\n  x: off\n",
};

/** A rule with this on the lines from 3. */
const rule = (...lines: string[]) => ["rules:", "  a:", ...lines.map((line) => `    ${line}`), ""].join("\n");
const THEN = "then: { function: truthy }";

/** A ruleset, the line that is wrong, and what is said about it. */
type Case = [name: string, text: string, line: number, message: RegExp, hint?: RegExp];

const FILE_CASES: Case[] = [
  ["empty", "", 1, /is empty/],
  ["only a comment", "# nothing\n", 1, /is empty/],
  ["not a mapping", "- 1\n", 1, /a ruleset is a mapping/],
  ["asks for nothing", "description: x\n", 1, /asks for nothing/],
  ["unknown key", "extends: spectral:oas\nrulez: {}\n", 2, /`rulez` is no key of a ruleset/, /`rules`/],
  ["key twice", "rules: {}\nrules: {}\n", 2, /appears twice/],
];

const EXTENDS_CASES: Case[] = [
  ["missing file", "extends:\n  - ./nowhere.yaml\n", 2, /`nowhere.yaml` does not exist/],
  ["empty extended file", "extends:\n  - ./empty.yaml\n", 2, /`empty.yaml` is empty/],
  ["URL", "extends:\n  - spectral:oas\n  - https://example.com/r.yaml\n", 3, /never read from the network/, /Download/],
  ["URL in a pair", "extends:\n  - [http://example.com/r.yaml, all]\n", 2, /never read from the network/],
  ["URL of a file", "extends: file:///etc/passwd\n", 1, /never read from the network/],
  ["outside of the tree", "extends: ../base.yaml\n", 1, /lies outside/],
  ["absolute path", "extends: /etc/base.yaml\n", 1, /relative paths/],
  ["drive", "extends: 'C:\\base.yaml'\n", 1, /relative paths/],
  ["package", "extends: '@stoplight/spectral-owasp-ruleset'\n", 1, /is a package/, /--allow-ruleset-code/],
  ["program", "extends: ./ruleset.js\n", 1, /is a program/, /--allow-ruleset-code/],
  ["functions", "functions: [mine]\nrules: {}\n", 1, /`mine` is a program/, /--allow-ruleset-code/],
  ["function outside", "functions: ['../../mine']\nrules: {}\n", 1, /lies outside/],
  ["own ruleset", "extends: apigate:namin\n", 1, /no ruleset `apigate:namin`/, /`apigate:naming`/],
  ["Spectral's ruleset", "extends: spectral:oass\n", 1, /no ruleset `spectral:oass`/, /`spectral:oas`/],
  ["bad mode", "extends:\n  - [spectral:oas, al]\n", 2, /`al` is no mode/, /all, recommended, off/],
  ["no pair", "extends:\n  - [spectral:oas]\n", 2, /are a pair/],
  ["a mapping", "extends: { a: b }\n", 1, /must be text/],
];

const RULE_CASES: Case[] = [
  ["severity", "extends: apigate:naming\nrules:\n  path-case: eror\n", 3, /no severity/, /error, warn/],
  ["number", "rules:\n  path-case: 7\n", 2, /no severity/],
  ["severity of a rule", rule("given: $", "severity: fatal", THEN), 4, /no severity/],
  ["then is missing", rule("given: $.info"), 2, /`then` is missing/],
  ["given is missing", rule(THEN), 2, /`given` is missing/],
  ["function is missing", rule("given: $", "then: { field: x }"), 4, /`function` is missing/],
  ["key of a rule", rule("given: $", "serverity: warn", THEN), 4, /`serverity` is no key of a rule/, /`severity`/],
  [
    "key of then",
    rule("given: $", "then: { function: a, functionOption: {} }"),
    4,
    /functionOption/,
    /functionOptions/,
  ],
  ["given is no path", rule("given: info", THEN), 3, /no JSONPath/],
  [
    "given does not compile",
    rule("given:", "  - $.info", "  - $.paths[", THEN),
    5,
    /`\$\.paths\[` cannot be run: it has brackets/,
  ],
  ["unknown alias", `aliases: { Paths: [$.p] }\n${rule("given: '#Path.get'", THEN)}`, 4, /no alias `Path`/, /`Paths`/],
  ["alias in an alias", "aliases:\n  A: ['#B']\nrules: {}\n", 2, /no alias `B`/],
  ["written out", `aliases: { A: [$.paths] }\n${rule("given: '#A['", THEN)}`, 4, /`#A\[`.*written out: `\$.paths\[`/],
  ["given calls", rule("given: $..[?(process.exit())]", THEN), 3, /cannot be run: it calls/],
  ["circle of aliases", "aliases:\n  A: ['#B']\n  B: ['#A.x']\nrules: {}\n", 2, /back to itself: B → A → B/],
  ["name of an alias", "aliases: { 1a: [$] }\nrules: {}\n", 1, /cannot be the name of an alias/],
  [
    "key of an alias",
    "aliases:\n  A: { targets: [{ formats: [oas2], given: [$], givn: 1 }] }\nrules: {}\n",
    2,
    /`givn`/,
  ],
  ["parser option", "rules: {}\nparserOptions: { duplicateKey: warn }\n", 2, /`duplicateKey`/, /duplicateKeys/],
];

const OVERRIDE_CASES: Case[] = [
  ["key", "overrides:\n  - files: ['*']\n    rule: {}\n", 3, /`rule` is no key/, /`rules`/],
  [
    "more than severities at a place",
    "overrides:\n  - files: ['*#/x']\n    extends: a\n    rules: {}\n",
    3,
    /`extends`/,
  ],
  ["rule at a place", "overrides:\n  - files: ['*#/info']\n    rules: { path-case: true }\n", 3, /no severity/],
  ["no files", "overrides:\n  - rules: {}\n", 2, /`files` is missing/],
  ["nothing", "overrides:\n  - files: ['*']\n", 2, /needs `rules` or `extends`/],
  ["no file", "overrides:\n  - files: ['#/info']\n    rules: {}\n", 2, /names no file/, /\*\*#\/info/],
  ["form of a glob", "overrides:\n  - files: ['+(a|b)']\n    rules: { no-verbs: off }\n", 2, /form/, /\{a,b\}/],
  ["unknown rule", "rules: {}\noverrides:\n  - files: ['*']\n    rules: { no-verb: off }\n", 4, /no rule `no-verb`/],
  ["except", "rules: {}\nexcept:\n  a.yaml: [no-verb]\n", 3, /no rule `no-verb`/],
];

const native = (line: string) => `rules:\n  path-case:\n    ${line}\n`;

const NATIVE_CASES: Case[] = [
  ["option", native("options: { styl: kebab-case }"), 3, /no option `styl`/, /`style`/],
  ["value of an option", native("options: { style: kebab }"), 3, /cannot be "kebab"/, /`kebab-case`/],
  ["type of an option", native("options: { except: x }"), 3, /`except` must be a list/],
  ["range of an option", native("options: { most: 10 }"), 3, /at most 9/],
  ["no options", "rules:\n  no-verbs:\n    options: { a: 1 }\n", 3, /has no options/],
  ["key", native("option: {}"), 3, /`option` is no key/, /`options`/],
  ["rule", "extends: apigate:naming\nrules:\n  path-cas: warn\n", 3, /no rule `path-cas`/, /`path-case`/],
  ["rule with options", "rules:\n  path-cas: { severity: warn }\n", 2, /no rule `path-cas`/],
];

const ALL = [...FILE_CASES, ...EXTENDS_CASES, ...RULE_CASES, ...OVERRIDE_CASES, ...NATIVE_CASES];

test.each(ALL)("%s", async (_, text, line, message, hint) => {
  const error = await rejectionOf(rulesetOf({ ...FILES, ".spectral.yaml": text }));
  expect(error.message).toMatch(message);
  if (hint) expect(error.hint).toMatch(hint);
  expect(error.location).toMatchObject({ file: ".spectral.yaml", line });
  expect(error.message.length + (error.hint?.length ?? 0)).toBeLessThan(400);
});

/** What only Spectral's packages can tell: said when they are loaded. */
const SPECTRAL_CASES: Case[] = [
  ["rule", "extends: spectral:oas\nrules:\n  operation-tag: warn\n", 3, /no rule `operation-tag`/, /`operation-tags`/],
  ["native rule", "extends: spectral:oas\nrules:\n  path-cas: warn\n", 3, /no rule `path-cas`/, /`path-case`/],
  ["set like a native rule", "extends: spectral:oas\nrules:\n  operation-tags: { severity: warn }\n", 3, /Spectral/],
  ["function", rule("given: $", "then: { function: truty }"), 4, /no function `truty`/, /`truthy`/],
  ["function of objects", rule("given: $", "then: { function: constructor }"), 4, /no function `constructor`/],
  ["format", `formats: [oas3.9]\n${rule("given: $", THEN)}`, 1, /no format `oas3.9`/, /oas3/],
  ["format of a rule", rule("given: $", "formats:", "  - oas2", "  - oas", THEN), 6, /no format `oas`/],
  ["no format", `formats: [detectDialect]\n${rule("given: $", THEN)}`, 1, /no format/],
  ["missing option", rule("given: $", "then:", "  function: casing", "  functionOptions: {}"), 6, /missing "type"/],
  ["no options", rule("given: $", "then:", "  function: pattern"), 4, /pattern/],
  ["option", rule("given: $", "then:", "  function: length", "  functionOptions:", "    mim: 1"), 7, /"length"/],
  ["documentationUrl", `documentationUrl: here\n${rule("given: $", THEN)}`, 1, /must be a URL/],
];

test.each(SPECTRAL_CASES)("%s of Spectral", async (_, text, line, message, hint) => {
  const ruleset = await rulesetOf({ ...FILES, ".spectral.yaml": text });
  const error = await rejectionOf(ruleset.spectral?.() ?? Promise.resolve("nothing of Spectral was asked for"));
  expect(error.code).toBe("E_RULESET");
  expect(error.message).toMatch(message);
  if (hint) expect(error.hint).toMatch(hint);
  expect(error.location).toMatchObject({ file: ".spectral.yaml", line });
  expect(error.message.length).toBeLessThan(400);
});

test("bad options are found under names that need escapes, and in files that are extended", async () => {
  const base =
    "rules:\n  a/~b:\n    given: $\n    then:\n      - { function: casing, functionOptions: { type: kebap } }\n";
  const ruleset = await rulesetOf({ ".spectral.yaml": "extends: [./b.yaml]", "b.yaml": base });
  const error = await rejectionOf(ruleset.spectral?.() ?? Promise.resolve());
  expect(error.location).toMatchObject({ file: "b.yaml", line: 5 });
  expect(error.message).toContain("flat, camel, pascal");
});

test("rulesets that extend one another", async () => {
  const error = await rejectionOf(rulesetOf({ ...FILES, ".spectral.yaml": "extends: ./loop.yaml" }));
  expect(error.message).toMatch(/in a circle: .spectral.yaml → loop.yaml → loop2.yaml → loop.yaml/);
  expect(error.location).toMatchObject({ file: "loop2.yaml", line: 1 });
});

test("a ruleset that is named and not there", async () => {
  const error = await rejectionOf(rulesetOf({}, ["none.yaml"]));
  expect(error.message).toContain("`none.yaml` does not exist");
});

test("errors name the file that is wrong", async () => {
  const files = {
    ".spectral.yaml": "extends: rules/a.yaml",
    "rules/a.yaml": "extends: [./b.yaml]",
    "rules/b.yaml": "rules:\n  a: warm\n",
  };
  expect((await rejectionOf(rulesetOf(files))).location).toMatchObject({ file: "rules/b.yaml", line: 2, column: 3 });
});
