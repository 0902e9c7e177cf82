import { type Command, Option } from "commander";
import { collect } from "../collect.ts";
import type { CanIDeployFlags } from "../commands/can-i-deploy.ts";
import { VERSION_FLAG, withRecordFlags } from "./record-flags.ts";

export function registerCanIDeploy(root: Command): void {
  const command = root
    .command("can-i-deploy")
    .description("whether a version goes together with what is in an environment, by what has been recorded")
    .requiredOption("--pacticipant <name>", "the service to be deployed: a consumer, a provider or both")
    .option(...VERSION_FLAG)
    .requiredOption("--to <environment>", "where it is to go")
    .option("--ignore <name[@version]>", "a participant that does not count; may be repeated", collect)
    .option("--format <name[=file]>", "text or json; may be repeated", collect)
    .addOption(new Option("--color <when>", "use colours").choices(["auto", "always", "never"]).default("auto"))
    .addHelpText("after", EXAMPLES);
  withRecordFlags(command).action(async ({ to, ...flags }: CanIDeployFlags & { to: string }) => {
    const { runCanIDeploy } = await import("../commands/can-i-deploy.ts");
    process.exitCode = await runCanIDeploy({ ...flags, environment: to });
  });
}

const EXAMPLES = `
Examples:
  $ apigate can-i-deploy --pacticipant orders --version 1.3.0 --to production
  $ apigate can-i-deploy --pacticipant orders --to production --ignore legacy --format json

What it is answered from, recorded on the branch apigate-data of this repository:
  $ apigate record-pact pacts/*.json --version 2.1.0                                the consumer's build
  $ apigate record-result --pact billing-orders.json --version 1.3.0 --success      the provider's build
  $ apigate record-deployment --pacticipant orders --version 1.3.0 --to production  after a deployment
  $ git fetch origin apigate-data:refs/remotes/origin/apigate-data                  before
  $ git push origin apigate-data                                                    after

When the push comes too late, fetch, record the same again (that merges), and push.

Exit status: 0 yes, 1 no, 2 not known`;
