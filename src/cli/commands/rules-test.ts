import { type RuleTests, testRules } from "../../check/rule-tests.ts";
import { ruleTestsText } from "../../reporters/rule-tests-text.ts";
import { openSource } from "../../source/source-ref.ts";
import { painter } from "../color.ts";
import { EXIT } from "../exit.ts";
import type { GlobalFlags } from "../flags.ts";
import { lintPlan } from "../lint-plan.ts";
import { parseFormats, writeOutputs } from "../output.ts";
import type { RulesetFlags } from "../register/lint.ts";
import { resolveCwd } from "../working-folder.ts";

export type RuleTestFlags = Pick<GlobalFlags, "format" | "cwd" | "color"> & RulesetFlags;

/** `apigate rules test <folder>`; answers the exit status. */
export async function runRuleTests(folder: string, flags: RuleTestFlags): Promise<number> {
  const outputs = parseFormats(flags.format ?? []);
  const cwd = resolveCwd(flags.cwd);
  const here = await openSource(undefined, cwd);
  const tree = await openSource(/^\.{0,2}[\\/]/.test(folder) ? folder : `./${folder}`, cwd);
  try {
    const tests = await testRules({ tree, plan: await lintPlan([here], flags, cwd) });
    await writeOutputs(outputs, flags.cwd, (format, toScreen) => render(format, tests, flags, toScreen));
    return tests.rules.every(({ ok }) => ok) ? EXIT.passed : EXIT.failed;
  } finally {
    here.close();
    tree.close();
  }
}

async function render(format: string, tests: RuleTests, flags: RuleTestFlags, toScreen: boolean): Promise<string> {
  if (format === "json") return `${JSON.stringify(tests, null, 2)}\n`;
  return ruleTestsText(tests, await painter(toScreen ? flags.color : "never"));
}
