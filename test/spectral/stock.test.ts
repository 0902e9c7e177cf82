import { expect, test } from "vitest";
import { runSpectral } from "../../src/lint/spectral/engine.ts";
import { runStock } from "../../src/lint/spectral/stock.ts";
import { folder } from "../support/folder.ts";
import { functions, linesOf, lintBoth, oas, rulesetAt, sourcesIn } from "../support/spectral.ts";

const FILES = {
  "api/openapi.yaml": "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {$ref: '../paths/a.json#/a'}\n",
  "paths/a.json": '{"a": {"get": {"tags": ["none"], "responses": {"200": {"$ref": "../gone.yaml"}}}}}',
};

test("both engines say the same of the same documents, also which rules were idle", async () => {
  const sources = await sourcesIn(folder(FILES), "api/openapi.yaml");
  const ruleset = () => rulesetAt({ extends: [[oas, "all"]] }, "/.spectral.yaml");
  const [stock, ours] = [await runStock(ruleset(), sources), await runSpectral(ruleset(), sources)];
  const withoutRange = (line: string) => JSON.stringify(JSON.parse(line).filter((_: unknown, at: number) => at !== 4));
  const told = (lines: string[]) => lines.map(withoutRange).sort();
  expect(told(linesOf(ours))).toEqual(told(linesOf(stock)));
  expect(ours.idle).toEqual(stock.idle);
  expect(stock.hits.some(({ ruleId }) => ruleId === "invalid-ref")).toBe(true);
  expect(stock.idle.length).toBeGreaterThan(0);
});

test("a ruleset is as it was after Spectral has run it", async () => {
  const sources = await sourcesIn(folder(FILES), "api/openapi.yaml");
  const then = { function: functions.truthy, field: "none" };
  const ruleset = rulesetAt({ rules: { "a-rule": { given: "$", then } } }, "/.spectral.yaml");
  const before = ruleset.rules["a-rule"]?.then;
  await runStock(ruleset, sources);
  expect(ruleset.rules["a-rule"]?.then).toEqual(before);
});

test("keys are in the order in which they are written, also those that JavaScript would sort", async () => {
  const rules = { sorted: { given: ["$.a", "$.b.*"], then: { function: functions.alphabetical } } };
  const json =
    '{"a": {"x": 1, "200": 2, "10": 3, "b": 4}, "b": {"in order": {"10": 1, "200": 2}, "not": {"9": 1, "10": 1, "1": 1}}}';
  for (const text of [json, json.replaceAll('"200"', "'200'")]) {
    const { stock, ours } = await lintBoth({ [text === json ? "a.json" : "a.yaml"]: text }, { rules });
    expect(ours).toEqual(stock);
    expect(stock.length).toBeGreaterThan(0);
  }
});
