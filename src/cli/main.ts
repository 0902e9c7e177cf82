import { Command, CommanderError, Option } from "commander";
import { FAIL_ON, type FailOn } from "../gate/fail-on.ts";
import { collect } from "./collect.ts";
import { EXIT } from "./exit.ts";
import { registerCanIDeploy } from "./register/can-i-deploy.ts";
import { registerRecords } from "./register/records.ts";
import { reportError } from "./report-error.ts";
import { optimiseLate } from "./tune.ts";
import { version } from "./version.ts";

/** Flags of every command. */
export interface GlobalFlags {
  cwd?: string;
  format?: string[];
  failOn: FailOn;
  api?: string;
  quiet?: boolean;
  verbose?: boolean;
  color: "auto" | "always" | "never";
}

function withFlags(command: Command): Command {
  return command
    .option(
      "--format <name[=file]>",
      "text or json; repeat it to write several: --format text --format json=result.json",
      collect,
    )
    .addOption(new Option("--fail-on <threshold>", "what fails the gate").choices([...FAIL_ON]).default("breaking"))
    .option("--api <name>", "compare only this API")
    .option("--cwd <folder>", "run as if started there")
    .option("-q, --quiet", "print only what fails the gate, and the verdict")
    .option("--verbose", "print every finding in full")
    .addOption(new Option("--color <when>", "use colours").choices(["auto", "always", "never"]).default("auto"));
}

function program(): Command {
  const root = new Command("apigate")
    .description("Tells whether a change of an API description breaks a service downstream.")
    .version(version(), "-V, --version")
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError("(see apigate --help)")
    .addHelpText("after", EXAMPLES);
  const diff = root
    .command("diff")
    .description("what changed between two versions, and what of it breaks consumers")
    .argument("[base]", "tag, branch, commit, <rev>:<path>, file or - (default: the newest version tag)")
    .argument("[revision]", "the same (default: the work tree)")
    .addHelpText("after", DIFF_EXAMPLES);
  withFlags(diff).action(async (base: string | undefined, revision: string | undefined, flags: GlobalFlags) => {
    optimiseLate();
    const { runDiff } = await import("./commands/diff.ts");
    process.exitCode = await runDiff(base, revision, flags);
  });
  registerCanIDeploy(root);
  registerRecords(root);
  return root;
}

const EXAMPLES = `
Examples:
  $ apigate diff v1.2 v1.3          two tags of this repository
  $ apigate diff v1.2               a tag and the work tree
  $ apigate diff base.yaml new.yaml two files

Exit status: 0 passed, 1 the gate failed, 2 could not judge`;

const DIFF_EXAMPLES = `
Examples:
  $ apigate diff                                    newest version tag → work tree
  $ apigate diff v1.2 v1.3 --format json
  $ apigate diff main:apis/orders/openapi.yaml      one description against the work tree
  $ git show v1.2:openapi.json | apigate diff - openapi.json`;

/** Failed writes are dealt with where they are made; without a listener they would end the process. */
process.stdout.on("error", () => {});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.passed : EXIT.couldNotJudge;
  else process.exitCode = reportError(error);
}
