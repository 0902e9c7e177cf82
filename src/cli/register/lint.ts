import { type Command, Option } from "commander";
import { collect } from "../collect.ts";
import { type GlobalFlags, withFlags } from "../flags.ts";

/** Which rules are run, and by what. */
export interface RulesetFlags {
  ruleset?: string[];
  allowRulesetCode?: boolean;
  engine?: "graph" | "spectral";
}

export interface LintFlags extends GlobalFlags, RulesetFlags {
  fix?: boolean;
  dryRun?: boolean;
  consistency?: boolean;
  newSince?: string;
  baseline?: string;
  allowIgnore?: boolean;
}

export const withRulesetFlags = (command: Command): Command =>
  command
    .option(
      "--ruleset <name>",
      "recommended, strict, a theme, spectral:oas or a file; repeat it for several (default: .spectral.yaml, else recommended)",
      collect,
    )
    .option("--allow-ruleset-code", "let rulesets run JavaScript")
    .addOption(
      new Option("--engine <name>", "what runs Spectral's rules: ours, or Spectral itself").choices([
        "graph",
        "spectral",
      ]),
    );

export function registerLint(root: Command): void {
  const command = root
    .command("lint")
    .description("what in API descriptions goes against rules: ours, and those of Spectral rulesets")
    .argument("[sources...]", "tag, branch, commit, <rev>:<path>, files or folders (default: the work tree)")
    .addHelpText("after", EXAMPLES);
  withRulesetFlags(withFlags(command))
    .option("--fix", "mend what can be mended in place without breaking anybody, then tell what is left")
    .option("--dry-run", "with --fix: print what would be changed, and change nothing")
    .option("--consistency", "instead of problems: how far the descriptions agree on names, pages, errors, versions …")
    .option("--new-since <source>", "report only problems that this tag, branch, commit, <rev>:<path> or file has not")
    .option("--baseline <file>", "report only problems that the JSON result of an earlier lint has not")
    .option("--allow-ignore", "honour `x-apigate-ignore: [{ rule, reason }]` in descriptions")
    .action(async (sources: string[], flags: LintFlags) => {
      const { runLint } = await import("../commands/lint.ts");
      process.exitCode = await runLint(sources, flags);
    });
}

const EXAMPLES = `
Examples:
  $ apigate lint                                   every description of the work tree
  $ apigate lint v1.3 --ruleset strict
  $ apigate lint openapi.yaml --ruleset spectral:oas --ruleset naming
  $ apigate lint --fix --dry-run
  $ apigate lint --consistency
  $ apigate lint --new-since v1.2                  only what has come since
  $ apigate lint --ruleset team.spectral.yaml --format json=lint.json --format text

Exit status: 0 nothing blocks, 1 a problem blocks (--fail-on), 2 could not be linted`;
