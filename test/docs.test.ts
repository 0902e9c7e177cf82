import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

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

test("what the README tells to run is there", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...`${read("README.md")}${read("CONTRIBUTING.md")}`.matchAll(/npm run (?:-s )?([\w:]+)/g)];
  expect(named.length).toBeGreaterThan(3);
  for (const [, script = ""] of named) expect(Object.keys(scripts)).toContain(script);
});
