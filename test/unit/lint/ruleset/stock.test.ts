import { createRequire } from "node:module";
import path from "node:path";
import type { Rule, Ruleset } from "@stoplight/spectral-core";
import { expect, test } from "vitest";
import { lintRules } from "../../../../src/rules/lint/index.ts";
import { folder } from "../../../support/folder.ts";
import { rulesetOf } from "../../../support/rulesets.ts";

type GetRuleset = (file: string) => Promise<Ruleset>;

/** The loader of Spectral's command line. */
const { getRuleset } = createRequire(import.meta.url)(
  path.resolve("node_modules/@stoplight/spectral-cli/dist/services/linter/utils/getRuleset.js"),
) as { getRuleset: GetRuleset };

type Files = Record<string, string>;

const RULE = `
    given: $.info
    then: { field: title, function: truthy }`;

const RULESETS: Record<string, Files> = {
  oas: { ".spectral.yaml": "extends: spectral:oas\n" },
  "all of oas": {
    ".spectral.yaml": "extends: [[spectral:oas, all]]\nrules:\n  operation-tags: off\n  info-contact: error\n",
  },
  "oas and asyncapi": {
    ".spectral.yaml": "extends:\n  - spectral:oas\n  - [spectral:asyncapi, all]\n  - spectral:arazzo\n",
  },
  "none of oas": {
    ".spectral.yaml":
      "extends: [[spectral:oas, off]]\nrules:\n  operation-tags: true\n  info-contact: hint\n  path-params: false\n",
  },
  "files that extend files": {
    ".spectral.yaml":
      "extends: [./rules/a.yaml, [rules/b.json, all]]\nrules: { a: error, b: info, operation-tags: warn }\n",
    "rules/a.yaml": `extends: [[spectral:oas, recommended]]\nformats: [oas3]\nrules:\n  a:${RULE}\n    severity: hint\n`,
    "rules/b.json": `{
  "documentationUrl": "https://example.com/rules",
  "rules": {
    "b": { "recommended": false, "given": ["$.paths", "$.components"], "then": [{ "function": "defined" }] },
    "c": { "given": "$", "severity": 0, "resolved": false, "then": { "function": "truthy" }, "message": "{{error}}" }
  }
}`,
  },
  "a diamond": {
    ".spectral.yaml": "extends: [a.yaml, b.yaml]\n",
    "a.yaml": "extends: [[c.yaml, all]]\n",
    "b.yaml": "extends: [c.yaml]\nrules: { c: error }\n",
    "c.yaml": `rules:\n  c:${RULE}\n    recommended: false\n`,
  },
  aliases: {
    ".spectral.yaml": `
extends: spectral:oas
aliases:
  Paths: ["$.paths[*]"]
  Operations: ["#Paths[get,put]", "#Paths.delete"]
  Info:
    description: of the whole
    targets:
      - { formats: [oas2], given: ["$.info"] }
      - { formats: [oas3.0, oas3_1], given: ["$.info", "#Operations.info"] }
rules:
  scoped: { given: "#Info.title", formats: [oas3], then: { function: truthy } }
  simple: { given: ["#Operations", "$.x"], then: { function: truthy } }
`,
  },
  "simple aliases": {
    ".spectral.yaml": `aliases: { A: [$.a, $.b], B: ["#A.c"] }\nrules:\n  r: { given: "#B[*]", then: { function: falsy } }\n`,
  },
  functions: {
    ".spectral.yaml": `
rules:
  alphabetical: { given: $, then: { function: alphabetical, functionOptions: { keyedBy: name } } }
  casing: { given: $, then: { function: casing, functionOptions: { type: kebab, separator: { char: / } } } }
  enumeration: { given: $, then: { function: enumeration, functionOptions: { values: [a, 1, null, 1.50] } } }
  length: { given: $, then: { function: length, functionOptions: { min: 1, max: 2 } } }
  or: { given: $, then: { function: or, functionOptions: { properties: [a, b] } } }
  pattern: { given: $, then: { function: pattern, functionOptions: { match: "^/", notMatch: /x/i } } }
  schema: { given: $, then: { function: schema, functionOptions: { schema: { type: object, maximum: 12345678901234567890 } } } }
  undefined: { given: $, then: [{ function: undefined, field: a }, { function: xor, functionOptions: { properties: [a, b] } }] }
  unreferenced: { given: $, then: { function: unreferencedReusableObject, functionOptions: { reusableObjectsLocation: "#/x" } } }
`,
  },
  formats: {
    ".spectral.yaml": `
formats: [oas2, oas3, oas3.0, oas3.1, oas3_2, asyncapi2, json-schema, json-schema-loose, json-schema-draft7, json-schema-2020-12, json-schema-draft-2019-09, aas3_0, oas3]
rules:
  r: { given: $, then: { function: truthy } }
  own: { given: $, formats: [json-schema-2019-09], then: { function: truthy } }
`,
  },
  "merge keys and anchors": {
    ".spectral.yaml": `
x-defaults: &defaults
  severity: error
  then: &then { function: truthy }
rules:
  a: { <<: *defaults, given: $.a }
  b: { given: $.b, then: *then, x-owner: us, tags: [x], type: style, extensions: { a: 1 } }
`,
  },
  overrides: {
    ".spectral.yaml": `
extends: spectral:oas
parserOptions: { duplicateKeys: warn, incompatibleValues: 2 }
rules:
  r:${RULE}
overrides:
  - files: ["v1/*.yaml", "!v1/b.yaml"]
    rules: { r: off, operation-tags: error }
  - files: ["legacy.yaml"]
    extends: [[spectral:arazzo, all]]
    formats: [oas3]
    aliases: { X: [$.x] }
    rules:
      r: warn
      s: { given: "#X", then: { function: truthy } }
  - files: ["**/*.json#/info", "v1/a.yaml#/paths/~1orders"]
    rules: { info-contact: off, r: 0 }
`,
  },
  except: {
    ".spectral.yaml": `extends: spectral:oas\nrules:\n  r:${RULE}\nexcept:\n  v1/a.yaml#/info: [info-contact]\n  legacy.yaml: [r]\n  "#/paths": [r, operation-tags]\n`,
  },
  "old names": {
    ".spectral.yaml": `
extends: [[spectral:oas, off]]
rules:
  oas2-valid-response-example: warn
  oas3-valid-media-example: hint
  oas3-valid-oas-header-example: error
  oas3-valid-oas-parameter-example: info
  oas3-valid-header-schema-example: off
`,
  },
  "a rule changed by definition": {
    ".spectral.yaml": `extends: spectral:oas\nrules:\n  operation-tags:\n    given: $.paths[*][*]\n    severity: error\n    then: { field: tags, function: truthy }\n`,
  },
  "as teams write them": {
    ".spectral.yml": `
extends: "spectral:oas"
rules:
  contact-properties: true
  no-$ref-siblings: error
  oas3-unused-component: false
  version: { given: "$", severity: error, then: { field: openapi, function: pattern, functionOptions: { match: 3.0.3 } } }
  methods:
    given: $.paths[*][*]~
    then: { function: pattern, functionOptions: { match: "^\\/(get|put)$" } }
  dots: { given: ["$.paths.*.", "$..parameters[?(@.in == 'path')]"], then: { function: truthy } }
  alternatives:
    given: "$..[?(@.oneOf || @.anyOf)]"
    then: { field: discriminator, function: truthy, description: "tells the alternatives apart" }
`,
  },
  "no rules": { ".spectral.json": '{"extends": [], "rules": {}, "description": "x"}' },
};

/** Everything about a rule that a run depends on; functions and formats themselves, not their names. */
const viewOf = (rule: Rule) => ({
  name: rule.name,
  severity: rule.severity,
  enabled: rule.enabled,
  recommended: rule.recommended,
  description: rule.description,
  message: rule.message,
  documentationUrl: rule.documentationUrl,
  resolved: rule.resolved,
  formats: rule.formats && [...rule.formats],
  steps: rule.then,
  given: rule.given,
  owner: Object.keys(rule.owner.rules).sort(),
  aliases: rule.owner.aliases,
  extensions: rule.extensions,
  overrides: rule.overrides && [...rule.overrides.definition],
});

const rulesOf = (ruleset: Ruleset) =>
  Object.values(ruleset.rules)
    .map(viewOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const DESCRIPTIONS = ["a.yaml", "v1/a.yaml", "v1/b.yaml", "sub/legacy.yaml", "x/y/z.json"];

test.each(Object.entries(RULESETS))("%s: what the command line of Spectral makes of it", async (_, files) => {
  const top = folder(files);
  const [name = ""] = Object.keys(files);
  const stock = await getRuleset(path.join(top, name));
  const ours = await (await rulesetOf(files, [name], {})).spectral?.();
  if (!ours) return expect(Object.keys(stock.rules)).toEqual([]);
  expect(rulesOf(ours)).toEqual(rulesOf(stock));
  expect(new Set(ours.formats)).toEqual(new Set(stock.formats));
  expect(ours.parserOptions).toEqual(stock.parserOptions);
  expect(ours.aliases).toEqual(stock.aliases);
  for (const description of DESCRIPTIONS)
    expect(rulesOf(ours.fromSource(`/${description}`))).toEqual(rulesOf(stock.fromSource(path.join(top, description))));
});

test("several rulesets: the later ones win, each with its overrides in its own folder", async () => {
  const files = {
    "a/r.yaml": `extends: spectral:oas\nparserOptions: { duplicateKeys: off }\nrules:\n  r:${RULE}\noverrides:\n  - { files: ["v1/*"], rules: { r: error } }\n`,
    "b/r.yaml": `rules:\n  r:${RULE}\n    severity: info\noverrides:\n  - { files: ["v1/*", "only.yaml"], rules: { r: hint } }\n`,
  };
  const ruleset = await (await rulesetOf(files, ["a/r.yaml", "b/r.yaml"])).spectral?.();
  const severityIn = (file: string) => ruleset?.fromSource(`/${file}`).rules.r?.severity;
  expect(ruleset?.rules.r?.severity).toBe(2);
  expect(ruleset?.rules["operation-tags"]?.enabled).toBe(true);
  expect(ruleset?.parserOptions.duplicateKeys).toBe("off");
  expect(severityIn("a/v1/x.yaml")).toBe(0);
  expect(severityIn("b/v1/x.yaml")).toBe(3);
  expect(severityIn("v1/x.yaml")).toBe(2);
  expect(severityIn("a/only.yaml")).toBe(3);
});

test("no native rule has the name of a rule of Spectral", async () => {
  const native = lintRules.map(({ id }) => id);
  const packs = ["spectral:oas", "spectral:asyncapi", "spectral:arazzo"];
  const rules = (await (await rulesetOf({}, packs)).spectral?.())?.rules ?? {};
  expect(native.length).toBeGreaterThan(0);
  expect(Object.keys(rules).length).toBeGreaterThan(100);
  expect(native.filter((id) => Object.hasOwn(rules, id))).toEqual([]);
});
