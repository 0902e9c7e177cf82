import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { apigate } from "./support/apigate.ts";
import { folder } from "./support/folder.ts";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

test("the README explains every error code, and no other", () => {
  const union = /export type ErrorCode =([^;]+);/.exec(read("src/core/errors.ts"))?.[1] ?? "";
  const codes = [...union.matchAll(/"(E_\w+)"/g)].map(([, code]) => code);
  const explained = [...read("README.md").matchAll(/^\| `(E_\w+)` +\|/gm)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(5);
  expect(explained.sort()).toEqual(codes.sort());
});

test("the README counts the rules there are", () => {
  const rules = [...read("src/rules/breaking/index.ts").matchAll(/^ {2}\w+,$/gm)].length;
  for (const [, count] of read("README.md").matchAll(/(\d+) \[rules\]/g)) expect(Number(count)).toBe(rules);
  for (const [, count] of read("CHANGELOG.md").matchAll(/^- (\d+) rules;/gm)) expect(Number(count)).toBe(rules);
});

test("the README and the changelog count the lint rules there are", () => {
  const rules = [...read("src/rules/lint/index.ts").matchAll(/^ {2}\w+,$/gm)].length;
  for (const [, count] of read("README.md").matchAll(/(\d+) rules of its own/g)) expect(Number(count)).toBe(rules);
  for (const [, count] of read("CHANGELOG.md").matchAll(/(\d+) native rules/g)) expect(Number(count)).toBe(rules);
});

test("the ruleset in the guide to lint is one", async () => {
  const [, ruleset = ""] = /```yaml\n([\s\S]*?)```/.exec(read("docs/lint.md")) ?? [];
  const cwd = folder({ ".spectral.yaml": ruleset, "openapi.yaml": DESCRIPTION });
  const { status, stdout, stderr } = await apigate(["lint", "--format", "json"], { cwd });
  expect(stderr).toBe("");
  expect(status).toBe(1);
  const { findings } = JSON.parse(stdout) as { findings: { ruleId: string }[] };
  const found = findings.map(({ ruleId }) => ruleId);
  expect(found).toEqual(expect.arrayContaining(["invoices-have-numbers", "health-endpoint", "operation-operationId"]));
  expect(found).not.toContain("operation-tags");
});

const DESCRIPTION = `openapi: 3.1.0
info: { title: Invoices, version: 1.0.0 }
paths:
  /invoices:
    get: { responses: { "200": { description: The invoices } } }
components:
  schemas:
    Invoice: { type: object, properties: { total: { type: integer } } }
`;

test("what the README tells to run is there", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...`${read("README.md")}${read("CONTRIBUTING.md")}`.matchAll(/npm run (?:-s )?([\w:]+)/g)];
  expect(named.length).toBeGreaterThan(3);
  for (const [, script = ""] of named) expect(Object.keys(scripts)).toContain(script);
});
