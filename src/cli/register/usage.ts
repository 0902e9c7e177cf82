import { type Command, Option } from "commander";
import { collect } from "../collect.ts";
import type { UsageFlags } from "../commands/usage.ts";
import { withPactFlags } from "../flags.ts";

export function registerUsage(root: Command): void {
  const command = root
    .command("usage")
    .description("who relies on what, by the pacts of consumers; and what nobody uses")
    .argument("[revision]", "tag, branch, commit, folder or description (default: the work tree)")
    .addHelpText("after", EXAMPLES);
  withPactFlags(command)
    .option("--consumer <name>", "only what this consumer uses")
    .option("--operation <name>", 'only this operation: "GET /orders/{id}"')
    .option("--field <name>", "only this field: Order.total")
    .option("--api <name>", "look only at this API")
    .option("--format <name[=file]>", "text or json; may be repeated", collect)
    .option("--cwd <folder>", "run as if started there")
    .option("--verbose", "list everything nobody uses")
    .addOption(new Option("--color <when>", "use colours").choices(["auto", "always", "never"]).default("auto"))
    .action(async (revision: string | undefined, flags: UsageFlags) => {
      const { runUsage } = await import("../commands/usage.ts");
      process.exitCode = await runUsage(revision, flags);
    });
}

const EXAMPLES = `
Examples:
  $ apigate usage --field Order.total              who reads it, and what they expect of it
  $ apigate usage --consumer billing
  $ apigate usage --operation "GET /orders/{id}" --format json`;
