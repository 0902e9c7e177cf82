import { type Command, Option } from "commander";
import { collect } from "../collect.ts";
import type { ExplainFlags } from "../commands/explain.ts";
import type { RulesFlags } from "../commands/rules.ts";

/** The commands that tell what apigate knows; they read no description. */
export function registerRules(root: Command): void {
  const rules = root
    .command("rules")
    .description("all rules by area, with the side of the wire they are about and how bad they are")
    .option("--kind <kind>", "only rules of this kind: breaking or contract")
    .option("--area <area>", "only rules of this area: properties, security, …")
    .option("--side <side>", "only rules about this side: request or response")
    .addHelpText("after", RULES);
  withPrinting(rules).action(async (flags: RulesFlags) => {
    const { runRules } = await import("../commands/rules.ts");
    process.exitCode = await runRules(flags);
  });
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

const EXPLAIN = `
Examples:
  $ apigate explain response-property-removed
  $ apigate explain became-nullable --format json`;
