import { ApigateError } from "../core/errors.ts";
import type { Finding } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Memory } from "../document/cache.ts";
import { lintedIn } from "../document/scope.ts";
import type { Tree } from "../source/tree.ts";
import { type LintPlan, lintDescription } from "./lint-description.ts";

/** One example of a rule and what became of it. */
export interface ExampleResult {
  file: string;
  /** Whether the rule is to find something in it. */
  expected: "nothing" | "something";
  ok: boolean;
  /** What the rule found. */
  findings: readonly Finding[];
}

export interface RuleTest {
  rule: string;
  ok: boolean;
  examples: ExampleResult[];
  /** What is wrong beside the examples: one kind of them is missing. */
  problem: string | null;
}

export interface RuleTests {
  rules: RuleTest[];
  /** Rules that the rulesets define and nobody tests. */
  untested: string[];
}

export interface RuleTestOptions {
  /** Holds a folder for each rule: `<rule>/valid*.yaml`, `<rule>/invalid*.yaml`. */
  tree: Tree;
  plan: LintPlan;
}

/**
 * Tests of a team's own rules: of each, descriptions in which it must find nothing and some in which it must find
 * something. Throws `E_USAGE` where there is nothing to test, or a folder is called like no rule.
 */
export async function testRules({ tree, plan }: RuleTestOptions): Promise<RuleTests> {
  const folders = await examplesIn(tree);
  if (folders.size === 0) throw nothingToTest(tree);
  const known = await plan.rules();
  const rules: RuleTest[] = [];
  for (const [rule, files] of folders) {
    if (!known.some(({ id }) => id === rule))
      throw unknown(
        rule,
        known.map(({ id }) => id),
      );
    rules.push(await testRule(rule, files, tree, plan));
  }
  const untested = known.filter(({ id, isOwn }) => isOwn && !folders.has(id)).map(({ id }) => id);
  return { rules, untested };
}

/** Examples by rule, in the order of their names. */
async function examplesIn(tree: Tree): Promise<Map<string, string[]>> {
  const folders = new Map<string, string[]>();
  for (const path of [...(await tree.entries()).keys()].sort()) {
    const [, rule = "", kind] = /^([^/]+)\/(valid|invalid)(?:[-._][^/]*)?\.(?:ya?ml|json)$/i.exec(path) ?? [];
    if (kind) getOrMake(folders, rule, () => []).push(path);
  }
  return folders;
}

async function testRule(rule: string, files: readonly string[], tree: Tree, plan: LintPlan): Promise<RuleTest> {
  const examples: ExampleResult[] = [];
  for (const file of files) examples.push(await testExample(rule, file, tree, plan));
  const missing = (["nothing", "something"] as const).find(
    (kind) => !examples.some(({ expected }) => expected === kind),
  );
  const problem = missing && `there is no ${missing === "nothing" ? "valid" : "invalid"} example`;
  return { rule, ok: !problem && examples.every(({ ok }) => ok), examples, problem: problem ?? null };
}

async function testExample(rule: string, file: string, tree: Tree, plan: LintPlan): Promise<ExampleResult> {
  const findings: Finding[] = [];
  const memory: Memory = new Map();
  for (const one of await lintedIn({ ...tree, only: file }, undefined)) {
    const { problems } = await lintDescription(tree, one, plan, { memory }, new Map());
    findings.push(...problems.map(({ finding }) => finding).filter(({ ruleId }) => ruleId === rule));
  }
  const expected = /\/invalid[^/]*$/i.test(file) ? "something" : "nothing";
  return { file, expected, ok: findings.length > 0 === (expected === "something"), findings };
}

const nothingToTest = (tree: Tree): ApigateError =>
  new ApigateError("E_USAGE", `there is no example of a rule in ${tree.label}`, {
    hint: "Write descriptions with and without a problem: <folder>/<rule>/invalid.yaml, <folder>/<rule>/valid.yaml",
  });

const unknown = (rule: string, known: readonly string[]): ApigateError =>
  new ApigateError("E_USAGE", `the rulesets switch no rule \`${rule}\` on, and there are examples of one`, {
    hint: didYouMean(rule, known) ?? "Name the ruleset that has it: --ruleset <file>",
  });
