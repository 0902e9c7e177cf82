import { expect, test } from "vitest";
import { folder } from "../support/folder.ts";
import { modulesLoadedBy } from "../support/modules.ts";

const DESCRIPTION = `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /OrderLines:
    get:
      responses: { "200": { description: ok } }
`;

/** The packages that linting a description loads, under a ruleset. */
function packagesFor(ruleset: string): ReadonlySet<string> {
  const files = modulesLoadedBy(["lint"], folder({ "openapi.yaml": DESCRIPTION, ".spectral.yaml": ruleset }));
  return new Set(files.flatMap((file) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
}

test("native rules load nothing of Spectral", () => {
  const loaded = packagesFor("rules: { path-case: { severity: info, options: { style: snake_case } } }\n");
  expect(loaded).toContain("js-yaml");
  const spectral = /^(?:@stoplight\/spectral-.*|nimma|jsonpath-plus|lodash|ajv)$/;
  expect([...loaded].filter((name) => spectral.test(name))).toEqual([]);
});

test("a ruleset of Spectral loads what it needs, and nothing that fetches or resolves", () => {
  const loaded = packagesFor("extends: spectral:oas\n");
  expect(loaded).toContain("@stoplight/spectral-functions");
  for (const name of ["node-fetch", "@stoplight/spectral-ref-resolver", "es-abstract", "urijs", "@asyncapi/specs"])
    expect(loaded).not.toContain(name);
});
