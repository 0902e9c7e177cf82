import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import yaml from "js-yaml";
import { describe, expect, test } from "vitest";
import { lintAreas } from "../src/rules/lint/areas.ts";
import { type LintRuleId, lintRules } from "../src/rules/lint/index.ts";
import { apigate } from "./support/apigate.ts";

const root = path.resolve(import.meta.dirname, "..");
const THEMES = [...new Set(Object.values(lintAreas))].sort();
const textOf = (name: string): string => readFileSync(path.join(root, "rulesets", `${name}.yaml`), "utf8");

interface Ruleset {
  extends?: string[];
  rules: Record<string, string | { severity: string }>;
}
const rulesetOf = (name: string): Ruleset => yaml.load(textOf(name)) as Ruleset;
const severities = new Map<string, string>(lintRules.map(({ id, severity }) => [id, severity]));

test("there is a ruleset for each theme, and two over all", () => {
  expect(readdirSync(path.join(root, "rulesets")).sort()).toEqual(
    [...THEMES, "recommended", "strict"].map((name) => `${name}.yaml`).sort(),
  );
});

describe.each([...THEMES, "recommended", "strict"])("rulesets/%s.yaml", (name) => {
  test("says what it is for", () => {
    expect(textOf(name)).toMatch(/^# [A-Z].*[.,:]?\n/);
  });
});

/** A theme may leave a rule to `strict`, and be milder than the rule itself; it names no others. */
describe.each(THEMES)("rulesets/%s.yaml", (theme) => {
  test("holds the rules of its area, each as bad as it says itself", () => {
    const own = lintRules.filter(({ id }) => lintAreas[id as LintRuleId] === theme);
    expect(own.length).toBeGreaterThan(0);
    expect(rulesetOf(theme)).toEqual({ rules: Object.fromEntries(own.map(({ id, severity }) => [id, severity])) });
  });
});

test("recommended names rules that there are, of every theme, none of them worse than it says itself", () => {
  const { rules } = rulesetOf("recommended");
  const severityOf = (entry: string | { severity: string }) => (typeof entry === "string" ? entry : entry.severity);
  expect(Object.entries(rules).filter(([id, entry]) => severities.get(id) !== severityOf(entry))).toEqual([]);
  expect([...new Set(Object.keys(rules).map((id) => lintAreas[id as LintRuleId]))].sort()).toEqual(THEMES);
});

test("strict has every theme", () => {
  expect(rulesetOf("strict").extends?.toSorted()).toEqual(THEMES.map((theme) => `apigate:${theme}`));
  expect(Object.keys(rulesetOf("strict").rules).filter((id) => !severities.has(id))).toEqual([]);
});

describe("with recommended", () => {
  const lint = (file: string) =>
    apigate(["lint", file, "--ruleset", "recommended", "--format", "json"], { cwd: path.join(root, "fixtures") });

  test("the demo passes", async () => {
    for (const file of [
      "inventory/openapi.yaml",
      "orders/openapi.yaml",
      "payments/openapi.json",
      "shipping/openapi.yaml",
    ]) {
      const { status, stdout } = await lint(`demo/v1.3/apis/${file}`);
      expect(status, file).toBe(0);
      const { findings } = JSON.parse(stdout) as { findings: { severity: string; ruleId: string }[] };
      expect(
        findings.filter(({ ruleId }) => ruleId !== "owner-missing"),
        file,
      ).toEqual([]);
    }
  });

  test("a service that nobody looked after has a problem of every theme", async () => {
    const { status, stdout } = await lint("lint-demo/tracking.yaml");
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as {
      findings: { severity: string; ruleId: string; message: string; location: { line: number; column: number } }[];
    };
    expect([...new Set(findings.map(({ ruleId }) => lintAreas[ruleId as LintRuleId]))].sort()).toEqual(THEMES);
    const lines = findings.map(
      ({ severity, ruleId, message, location: { line, column } }) =>
        `tracking.yaml:${line}:${column} ${severity} ${ruleId}: ${message}\n`,
    );
    await expect(lines.join("")).toMatchFileSnapshot(path.join(root, "fixtures/lint-demo/expected.txt"));
  });
});
