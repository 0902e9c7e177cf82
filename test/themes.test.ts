import { readFileSync } from "node:fs";
import path from "node:path";
import yaml from "js-yaml";
import { describe, expect, test } from "vitest";
import { lintAreas } from "../src/rules/lint/areas.ts";
import { type LintRuleId, lintRules } from "../src/rules/lint/index.ts";

/** Areas whose rulesets hold every rule of theirs, each as bad as it says itself. */
const THEMES = ["consistency", "errors", "evolution", "health", "naming", "operations", "resilience"];

describe.each(THEMES)("rulesets/%s.yaml", (theme) => {
  const file = path.resolve(import.meta.dirname, `../rulesets/${theme}.yaml`);
  const text = readFileSync(file, "utf8");

  test("holds the rules of its area", () => {
    const own = lintRules.filter(({ id }) => lintAreas[id as LintRuleId] === theme);
    expect(own.length).toBeGreaterThan(0);
    expect(yaml.load(text)).toEqual({ rules: Object.fromEntries(own.map(({ id, severity }) => [id, severity])) });
  });

  test("says what it is for", () => {
    expect(text).toMatch(/^# [A-Z].*\.\n/);
  });
});
