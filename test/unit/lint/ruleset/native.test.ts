import { expect, test } from "vitest";
import { rulesetOf } from "../../../support/rulesets.ts";

const native = async (text: string, files: Record<string, string> = {}) =>
  Object.fromEntries((await rulesetOf({ ".spectral.yaml": text, ...files })).native);

test("our own rulesets need nothing of Spectral", async () => {
  const ruleset = await rulesetOf({}, ["apigate:strict"]);
  expect(ruleset.spectral).toBeUndefined();
  expect(Object.fromEntries(ruleset.native)).toEqual({
    "path-case": { severity: "warn", options: {} },
    "no-verbs": { severity: "error", options: {} },
  });
  expect(ruleset.files).toEqual(["rulesets/strict.yaml", "rulesets/naming.yaml"]);
});

test.each([
  ["path-case: error", { "path-case": { severity: "error", options: {} } }],
  ["path-case: 0", { "path-case": { severity: "error", options: {} } }],
  ["path-case: hint", { "path-case": { severity: "info", options: {} } }],
  ["path-case: true", { "path-case": { severity: "warn", options: {} } }],
  ["path-case: false", {}],
  ["path-case: off", {}],
  ["no-verbs: true", { "no-verbs": { severity: "error", options: {} } }],
  ["path-case: { options: { most: 4 } }", { "path-case": { severity: "warn", options: { most: 4 } } }],
  ["path-case: { severity: info }", { "path-case": { severity: "info", options: {} } }],
  ["path-case: { severity: off, options: { most: 4 } }", {}],
])("%s", async (entry, expected) => {
  expect(await native(`rules:\n  ${entry}\n`)).toEqual(expected);
});

test("later rulesets win, and keep what they do not mention", async () => {
  const base = "rules:\n  path-case: { severity: error, options: { style: snake_case } }\n";
  expect(await native("extends: base.yaml\nrules:\n  path-case: info\n", { "base.yaml": base })).toEqual({
    "path-case": { severity: "info", options: { style: "snake_case" } },
  });
  expect(await native("extends: [./base.yaml, apigate:strict]\n", { "base.yaml": base })).toEqual({
    "path-case": { severity: "warn", options: {} },
    "no-verbs": { severity: "error", options: {} },
  });
  const both = await rulesetOf({ "a.yaml": base, "b.yaml": "rules: { path-case: off, no-verbs: warn }" }, [
    "a.yaml",
    "b.yaml",
  ]);
  expect(Object.fromEntries(both.native)).toEqual({ "no-verbs": { severity: "warn", options: {} } });
});

test("a ruleset that is extended with `off` can be switched on rule by rule", async () => {
  expect(await native("extends: [[apigate:strict, off]]\nrules:\n  no-verbs: true\n")).toEqual({
    "no-verbs": { severity: "error", options: {} },
  });
});

test("a rule that a file defines for Spectral is Spectral's, whatever its name", async () => {
  const base = "rules:\n  path-case: { given: $.paths, then: { function: truthy } }\n";
  const ruleset = await rulesetOf({
    ".spectral.yaml": "extends: base.yaml\nrules: { path-case: error }",
    "base.yaml": base,
  });
  expect([...ruleset.native]).toEqual([]);
  expect((await ruleset.spectral?.())?.rules["path-case"]?.severity).toBe(0);
});

const OVERRIDES = `
rules: { path-case: warn, no-verbs: off }
overrides:
  - files: ["v1/*.yaml", "legacy.json"]
    rules: { path-case: { options: { style: snake_case } }, no-verbs: error }
  - files: ["v1/**#/paths/~1orders"]
    rules: { path-case: off, plural-collections: error }
  - files: ["v1/**#/paths/~1orders/get"]
    rules: { path-case: info }
`;

test("overrides change settings for the descriptions that their globs name", async () => {
  const ruleset = await rulesetOf({ "rules/r.yaml": OVERRIDES }, ["rules/r.yaml"]);
  const nameOf = (file: string) => [...ruleset.settingsFor(file).rules.keys()];
  expect(nameOf("v1/api.yaml")).toEqual(["path-case"]);
  expect(nameOf("other/legacy.json")).toEqual(["path-case", "no-verbs"]);
  const { rules, severityAt } = ruleset.settingsFor("rules/v1/api.yaml");
  expect(rules.get("path-case")).toEqual({ severity: "warn", options: { style: "snake_case" } });
  expect([...rules.keys()]).toEqual(["path-case", "no-verbs", "plural-collections"]);
  expect(severityAt("path-case", "/paths/~1other")).toBe("warn");
  expect(severityAt("path-case", "/paths/~1orders")).toBe("off");
  expect(severityAt("path-case", "/paths/~1orders/post")).toBe("off");
  expect(severityAt("path-case", "/paths/~1orders/get/tags")).toBe("info");
  expect(severityAt("plural-collections", "/info")).toBe("off");
  expect(severityAt("plural-collections", "/paths/~1orders")).toBe("error");
});

test("`except` switches rules off, for files or for places in them", async () => {
  const ruleset = await rulesetOf({
    ".spectral.yaml": `
rules: { path-case: warn, no-verbs: warn }
except:
  one.yaml: [no-verbs]
  "#/info": [path-case]
`,
  });
  const { rules, severityAt } = ruleset.settingsFor("sub/one.yaml");
  expect([...rules.keys()]).toEqual(["path-case"]);
  expect(severityAt("path-case", "/info/title")).toBe("off");
  expect(severityAt("path-case", "/paths")).toBe("warn");
});

test("the fingerprint depends on names and on every file", async () => {
  const files = { ".spectral.yaml": "extends: ./base.yaml", "base.yaml": "rules: { path-case: warn }" };
  const of = async (...args: Parameters<typeof rulesetOf>) => (await rulesetOf(...args)).fingerprint;
  const first = await of(files);
  expect(await of(files)).toBe(first);
  const others = [
    of({ ...files, "base.yaml": "rules: { path-case: error }" }),
    of(files, ["base.yaml"]),
    of(files, ["base.yaml", ".spectral.yaml"]),
    of({ ...files, ".spectral.yaml": "extends: base.yaml" }),
  ];
  expect(new Set([first, ...(await Promise.all(others))]).size).toBe(5);
});
