import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../src/document/value.ts";
import type { LintRule } from "../src/lint/rule.ts";
import { lintRules } from "../src/rules/lint/index.ts";
import { lint } from "./support/lint.ts";
import { invalidity } from "./support/openapi-validity.ts";
import { render } from "./support/render.ts";

const folder = path.resolve(import.meta.dirname, "../fixtures/lint");
const ids = readdirSync(folder).sort();
const rules = new Map(lintRules.map((rule) => [rule.id as string, rule as LintRule]));
const fileOf = (id: string, file: string): string => path.join(folder, id, file);
const textOf = (id: string, file: string) => ({ file, text: readFileSync(fileOf(id, file), "utf8") });

/** `valid.yaml`, `valid-2.0.yaml`, `invalid.yaml` … */
const descriptions = (id: string, kind: "valid" | "invalid"): string[] =>
  readdirSync(path.join(folder, id)).filter((file) => new RegExp(`^${kind}(?:-[\\w.-]+)?\\.yaml$`).test(file));

/** `options.json` sets what the examples are judged by, where the defaults would not show it. */
const optionsFor = (id: string): JsonObject =>
  existsSync(fileOf(id, "options.json")) ? JSON.parse(readFileSync(fileOf(id, "options.json"), "utf8")) : {};

test("every rule has a fixture, and every fixture a rule", () => {
  expect(ids).toEqual([...rules.keys()].sort());
});

describe.each(ids)("%s", (id) => {
  const found = (file: string) => lint(textOf(id, file), [rules.get(id) as LintRule], optionsFor(id));

  test("shows the problem, and nothing where it is not", async () => {
    expect(descriptions(id, "valid")).toContain("valid.yaml");
    expect(descriptions(id, "invalid")).toContain("invalid.yaml");
    for (const file of descriptions(id, "valid")) expect(await found(file), file).toEqual([]);
    let rendered = "";
    for (const file of descriptions(id, "invalid")) {
      const findings = await found(file);
      expect(findings.length, file).toBeGreaterThan(0);
      rendered += render(findings);
    }
    await expect(rendered).toMatchFileSnapshot(fileOf(id, "expected.txt"));
  });

  test("its examples are valid descriptions", async () => {
    for (const kind of ["valid", "invalid"] as const)
      for (const file of descriptions(id, kind)) expect(await invalidity(textOf(id, file)), file).toBeUndefined();
  });
});
