import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { BIN } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { modulesLoadedBy } from "../support/modules.ts";

const DESCRIPTION = `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /OrderLines:
    get:
      responses: { "200": { description: ok } }
`;

const packagesOf = (files: readonly string[]): ReadonlySet<string> =>
  new Set(files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));

/** The packages that linting a description loads, under a ruleset. */
const packagesFor = (ruleset: string): ReadonlySet<string> =>
  packagesOf(modulesLoadedBy(["lint"], folder({ "openapi.yaml": DESCRIPTION, ".spectral.yaml": ruleset })));

const SPECTRAL = /^(?:@stoplight\/spectral-.*|nimma|jsonpath-plus|lodash|ajv)$/;

test("native rules load nothing of Spectral", () => {
  const loaded = packagesFor("rules: { path-case: { severity: info, options: { style: snake_case } } }\n");
  expect(loaded).toContain("js-yaml");
  expect([...loaded].filter((name) => SPECTRAL.test(name))).toEqual([]);
});

test("a ruleset of Spectral loads what it needs, and nothing that fetches or resolves", () => {
  const loaded = packagesFor("extends: spectral:oas\n");
  expect(loaded).toContain("@stoplight/spectral-functions");
  for (const name of ["node-fetch", "@stoplight/spectral-ref-resolver", "es-abstract", "urijs", "@asyncapi/specs"])
    expect(loaded).not.toContain(name);
});

test.each([
  ["diff", "openapi.yaml", "openapi.yaml"],
  ["rules"],
  ["usage", "--field", "Order.total"],
  ["verify"],
  ["lint", "openapi.yaml", "--ruleset", "recommended"],
])("apigate %s loads nothing of Spectral", (...args) => {
  const loaded = modulesLoadedBy(args, folder({ "openapi.yaml": DESCRIPTION }));
  expect([...packagesOf(loaded)].filter((name) => SPECTRAL.test(name))).toEqual([]);
  expect(loaded.filter((file) => /chunks\/spectral\.js$/.test(file))).toEqual([]);
});

test("rules of Spectral that find what they usually find compile no schema", () => {
  const loaded = modulesLoadedBy(["lint", "--ruleset", "spectral:oas"], folder({ "openapi.yaml": DESCRIPTION }));
  expect(loaded.filter((file) => /chunks\/spectral\.js$/.test(file))).toHaveLength(1);
  expect(loaded.filter((file) => /node_modules\/ajv\/dist\/(?:core|compile\/index)\.js$/.test(file))).toEqual([]);
  expect(loaded.filter((file) => /node_modules/.test(file)).length).toBeLessThan(190); // of six hundred
});

test("our rulesets are read without a parser of YAML, and say the same", () => {
  const description = JSON.stringify({ openapi: "3.0.3", info: { title: "T", version: "1.0.0" }, paths: {} });
  const loaded = modulesLoadedBy(["lint", "--ruleset", "strict"], folder({ "openapi.json": description }));
  expect([...packagesOf(loaded)]).not.toContain("js-yaml");
  const root = path.resolve(path.dirname(BIN), "..");
  for (const file of readdirSync(path.join(root, "rulesets")).filter((name) => name.endsWith(".yaml"))) {
    const built = readFileSync(path.join(root, "dist", "rulesets", file.replace(".yaml", ".json")), "utf8");
    expect(JSON.parse(built)).toEqual(load(readFileSync(path.join(root, "rulesets", file), "utf8")));
  }
});
