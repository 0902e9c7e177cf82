import { Command, CommanderError } from "commander";
import { EXIT } from "./exit.ts";
import { registerCanIDeploy } from "./register/can-i-deploy.ts";
import { registerChangelog } from "./register/changelog.ts";
import { registerDiff } from "./register/diff.ts";
import { registerLint } from "./register/lint.ts";
import { registerRecords } from "./register/records.ts";
import { registerRules } from "./register/rules.ts";
import { registerUsage } from "./register/usage.ts";
import { registerVerify } from "./register/verify.ts";
import { reportError } from "./report-error.ts";
import { version } from "./version.ts";

/** Who sets up a command. */
const COMMANDS: Readonly<Record<string, (root: Command) => void>> = {
  diff: registerDiff,
  changelog: registerChangelog,
  lint: registerLint,
  verify: registerVerify,
  usage: registerUsage,
  rules: registerRules,
  explain: registerRules,
  "can-i-deploy": registerCanIDeploy,
  "record-pact": registerRecords,
  "record-description": registerRecords,
  "record-result": registerRecords,
  "record-deployment": registerRecords,
  "record-undeployment": registerRecords,
  "record-release": registerRecords,
  "record-support-ended": registerRecords,
};

/** All that are there, or only those that go with the one that is named. */
function registrations(named = ""): Iterable<(root: Command) => void> {
  const one = Object.hasOwn(COMMANDS, named) ? COMMANDS[named] : undefined;
  return one ? [one] : new Set(Object.values(COMMANDS));
}

function program(): Command {
  const root = new Command("apigate")
    .description("Tells whether a change of an API description breaks a service downstream, and which.")
    .version(version(), "-V, --version")
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError("(see apigate --help)")
    .addHelpText("after", EXAMPLES);
  for (const register of registrations(process.argv[2])) register(root);
  return root;
}

const EXAMPLES = `
Examples:
  $ apigate diff v1.2 v1.3          two tags of this repository
  $ apigate diff v1.2               a tag and the work tree
  $ apigate diff base.yaml new.yaml two files
  $ apigate lint                    rules for API descriptions, over those of this repository
  $ apigate verify                  the pacts of this repository against its descriptions
  $ apigate usage --field Order.total
  $ apigate changelog v1.2 v1.3     what changed, for people
  $ apigate explain <rule-id>       what a finding means, and what is safe instead

Exit status: 0 passed, 1 the gate failed, 2 could not judge`;

/** Failed writes are dealt with where they are made; without a listener they would end the process. */
process.stdout.on("error", () => {});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.passed : EXIT.couldNotJudge;
  else process.exitCode = reportError(error);
}
