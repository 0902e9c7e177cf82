import { type Command, Option } from "commander";
import { collect } from "../collect.ts";
import type { ChangelogFlags } from "../commands/changelog.ts";
import { withPolicyFlags } from "../flags.ts";
import { optimiseLate } from "../tune.ts";

export function registerChangelog(root: Command): void {
  const command = root
    .command("changelog")
    .description("what changed for people, by operation, and how to raise the version")
    .argument("[base]", "tag, branch, commit, <rev>:<path>, file or -")
    .argument("[revision]", "the same (default: the work tree)")
    .option("--all", "every version tag of the repository, newest first")
    .option("--dates", "tell the day of each version, by its commit")
    .option("--api <name>", "look only at this API")
    .option("--format <name[=file]>", "text, markdown or json; may be repeated", collect)
    .option("--cwd <folder>", "run as if started there")
    .option("--verbose", "list every change")
    .addOption(new Option("--color <when>", "use colours").choices(["auto", "always", "never"]).default("auto"))
    .addHelpText("after", EXAMPLES);
  withPolicyFlags(command).action(
    async (base: string | undefined, revision: string | undefined, flags: ChangelogFlags) => {
      optimiseLate();
      const { runChangelog } = await import("../commands/changelog.ts");
      process.exitCode = await runChangelog(base, revision, flags);
    },
  );
}

const EXAMPLES = `
Examples:
  $ apigate changelog v1.2 v1.3
  $ apigate changelog v1.2                           a tag and the work tree
  $ apigate changelog v1.2 v1.3 --format markdown=CHANGES.md
  $ apigate changelog --all --dates --format markdown

Exit status: 0 it was written, 2 a version could not be read`;
