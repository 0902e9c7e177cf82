import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type Files, folder } from "../support/folder.ts";
import { functions, lineOf, linesOf, oas, ourRun } from "../support/spectral.ts";

const SPECTRAL = path.join(import.meta.dirname, "../../node_modules/.bin/spectral");

/** What the command of Spectral itself prints. */
function spectral(top: string, root: string): string[] {
  const args = [
    "lint",
    path.join(top, root),
    "--ruleset",
    ".spectral.yaml",
    "--format",
    "json",
    "--output",
    "found.json",
  ];
  spawnSync(SPECTRAL, args, { cwd: top, env: { PATH: process.env.PATH ?? "", HOME: top } });
  const results = JSON.parse(readFileSync(path.join(top, "found.json"), "utf8")) as Parameters<typeof lineOf>[0][];
  return results.map((result) => lineOf({ ...result, source: path.relative(top, result.source ?? "") }));
}

const DESCRIPTION: Files = {
  "openapi.yaml": `openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /a/:
    get:
      operationId: é
      responses:
        200: {description: d, content: {application/json: {schema: {$ref: "models/pet.json#/Pet"}}}}
`,
  "models/pet.json": `{
  "Pet": { "type": "object", "properties": { "tag": { "type": "array" }, "self": { "$ref": "#/Pet" } }, "example": { "tag": 1 } }
}`,
};

test("spectral:oas", async () => {
  const top = folder({ ...DESCRIPTION, ".spectral.yaml": "extends: [[spectral:oas, all]]\n" });
  const stock = spectral(top, "openapi.yaml");
  const ours = linesOf(await ourRun(top, "openapi.yaml", { extends: [[oas, "all"]] }));
  expect(ours.map(withoutPage)).toEqual(stock);
  expect(stock.length).toBeGreaterThan(8);
});

test("rules of one's own", async () => {
  const ruleset = `rules:
  types:
    given: $..type
    message: "{{property}}: {{error}}"
    severity: error
    then: { function: enumeration, functionOptions: { values: [string] } }
`;
  const top = folder({ ...DESCRIPTION, ".spectral.yaml": ruleset });
  const stock = spectral(top, "openapi.yaml");
  const then = { function: functions.enumeration, functionOptions: { values: ["string"] } };
  const types = { given: "$..type", message: "{{property}}: {{error}}", severity: "error", then };
  expect(linesOf(await ourRun(top, "openapi.yaml", { rules: { types } }))).toEqual(stock);
  expect(stock).toHaveLength(3);
});

/** The command prints no pages of rules. */
const withoutPage = (line: string): string => JSON.stringify([...JSON.parse(line).slice(0, 6), null]);
