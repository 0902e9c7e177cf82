import { type Command, Option } from "commander";
import type { DeploymentFlags } from "../commands/record-deployment.ts";
import type { DescriptionFlags } from "../commands/record-description.ts";
import type { PactFlags } from "../commands/record-pact.ts";
import type { ResultFlags } from "../commands/record-result.ts";
import { VERSION_FLAG, withRecordFlags } from "./record-flags.ts";

/** The commands that record facts for `can-i-deploy`. */
export function registerRecords(root: Command): void {
  registerPact(root);
  registerDescription(root);
  registerResult(root);
  registerArrivals(root);
  registerDepartures(root);
}

function registerPact(root: Command): void {
  const command = root
    .command("record-pact")
    .description("publish the pacts of a consumer version")
    .argument("<file...>", "pact files; they name consumer and provider")
    .option(...VERSION_FLAG)
    .option("--branch <name>", "the branch the version comes from");
  withRecordFlags(command).action(async (files: string[], flags: PactFlags) => {
    const { runRecordPact } = await import("../commands/record-pact.ts");
    await runRecordPact(files, flags);
  });
}

function registerDescription(root: Command): void {
  const command = root
    .command("record-description")
    .description("say which file describes the API of a provider version")
    .argument("<path>", "the description, from the top of the repository")
    .requiredOption("--provider <name>", "the provider")
    .option(...VERSION_FLAG)
    .option("--commit <revision>", "the commit that has the file", "HEAD");
  withRecordFlags(command).action(async (path: string, flags: DescriptionFlags) => {
    const { runRecordDescription } = await import("../commands/record-description.ts");
    await runRecordDescription(path, flags);
  });
}

function registerResult(root: Command): void {
  const command = root
    .command("record-result")
    .description("record that a provider version was verified against a pact")
    .requiredOption("--pact <file>", "the pact")
    .option("--consumer <name>", "refuse the pact of another consumer")
    .option("--provider <name>", "refuse the pact of another provider")
    .option("--version <version>", "the provider's version (default: the id of the commit checked out)")
    .option("--success", "every interaction passed")
    .option("--failure", "an interaction failed")
    .addOption(new Option("--kind <kind>", "how it was verified").choices(["live", "static"]).default("live"));
  withRecordFlags(command).action(async (flags: ResultFlags) => {
    const { runRecordResult } = await import("../commands/record-result.ts");
    await runRecordResult(flags);
  });
}

const TARGET = ["--target <name>", "one of several instances in the environment"] as const;

function registerArrivals(root: Command): void {
  for (const [name, event, description] of [
    ["record-deployment", "deployed", "record that a version was deployed; it replaces what was there"],
    ["record-release", "released", "record that a version was released; earlier releases stay"],
  ] as const) {
    const command = root
      .command(name)
      .description(description)
      .requiredOption("--pacticipant <name>", "the service")
      .option(...VERSION_FLAG)
      .requiredOption("--to <environment>", "where it is now");
    if (event === "deployed") command.option(...TARGET);
    withRecordFlags(command).action(async ({ to, ...flags }: DeploymentFlags & { to: string }) => {
      const { runRecordArrival } = await import("../commands/record-deployment.ts");
      await runRecordArrival(event, { ...flags, environment: to });
    });
  }
}

function registerDepartures(root: Command): void {
  for (const [name, event, description] of [
    ["record-undeployment", "undeployed", "record that a deployed version is gone"],
    ["record-support-ended", "supportEnded", "record that a released version is no longer supported"],
  ] as const) {
    const command = root
      .command(name)
      .description(description)
      .requiredOption("--pacticipant <name>", "the service")
      .requiredOption("--from <environment>", "where it was");
    if (event === "undeployed")
      command.option("--version <version>", "its version (default: what is there)").option(...TARGET);
    else command.requiredOption("--version <version>", "its version");
    withRecordFlags(command).action(async ({ from, ...flags }: DeploymentFlags & { from: string }) => {
      const { runRecordDeparture } = await import("../commands/record-deployment.ts");
      await runRecordDeparture(event, { ...flags, environment: from });
    });
  }
}
