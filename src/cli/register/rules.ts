import { type Command, Option } from "commander";
import { collect } from "../collect.ts";
import type { ExplainFlags } from "../commands/explain.ts";
import type { RulesFlags } from "../commands/rules.ts";
import type { RuleTestFlags } from "../commands/rules-test.ts";
import type { RuleTrialFlags } from "../commands/rules-try.ts";
import { optimiseLate } from "../tune.ts";
import { withRulesetFlags } from "./lint.ts";

/** The commands that tell what apigate knows; they read no description. */
export function registerRules(root: Command): void {
  const rules = root
    .command("rules")
    .description("all rules by area, with the side of the wire they are about and how bad they are")
    .option("--kind <kind>", "only rules of this kind: breaking, contract, policy or lint")
    .option("--area <area>", "only rules of this area: properties, security, …")
    .option("--side <side>", "only rules about this side: request or response")
    .addHelpText("after", RULES);
  withPrinting(rules).action(async (flags: RulesFlags) => {
    const { runRules } = await import("../commands/rules.ts");
    process.exitCode = await runRules(flags);
  });
  registerTest(rules);
  registerTry(rules);
  const explain = root
    .command("explain")
    .description("what a rule found, whom it breaks, and what is safe instead")
    .argument("<rule-id>", "as reports name it")
    .addHelpText("after", EXPLAIN);
  withPrinting(explain).action(async (id: string, flags: ExplainFlags) => {
    const { runExplain } = await import("../commands/explain.ts");
    process.exitCode = await runExplain(id, flags);
  });
}

/** Flags between `rules` and a command below it belong to the command. */
function registerTest(rules: Command): void {
  const command = rules
    .command("test")
    .description("tests rules with examples: <folder>/<rule>/valid*.yaml and <folder>/<rule>/invalid*.yaml")
    .argument("<folder>", "holds a folder for each rule")
    .addHelpText("after", TEST);
  withRulesetFlags(withPrinting(command)).action(async (folder: string, flags: RuleTestFlags) => {
    const { runRuleTests } = await import("../commands/rules-test.ts");
    process.exitCode = await runRuleTests(folder, flags);
  });
}

function registerTry(rules: Command): void {
  const command = rules
    .command("try")
    .description("replays a rule over the version tags, and tells what it would have found in each")
    .argument("<rule-id>", "of ours, or of the ruleset")
    .option("--since <tag>", "the first version to look at (default: the first there is)")
    .option("--api <name>", "look only at this API")
    .addHelpText("after", TRY);
  withRulesetFlags(withPrinting(command)).action(async (id: string, flags: RuleTrialFlags) => {
    optimiseLate();
    const { runRuleTrial } = await import("../commands/rules-try.ts");
    process.exitCode = await runRuleTrial(id, flags);
  });
}

const withPrinting = (command: Command): Command =>
  command
    .option("--format <name[=file]>", "text or json; may be repeated", collect)
    .option("--cwd <folder>", "write files as if started there")
    .addOption(new Option("--color <when>", "use colours").choices(["auto", "always", "never"]).default("auto"));

const RULES = `
Examples:
  $ apigate rules
  $ apigate rules --area security
  $ apigate rules --kind breaking --side request --format json`;

const TEST = `
Examples:
  $ apigate rules test rule-tests
  $ apigate rules test rule-tests --ruleset team.spectral.yaml --format json

Exit status: 0 every example is as it should be, 1 one is not, 2 nothing could be tested`;

const TRY = `
Examples:
  $ apigate rules try path-case --since v1.0
  $ apigate rules try our-rule --ruleset team.spectral.yaml

Exit status: 0 it was tried, 2 it could not be`;

const EXPLAIN = `
Examples:
  $ apigate explain response-property-removed
  $ apigate explain became-nullable --format json`;
