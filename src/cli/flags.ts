import { type Command, Option } from "commander";
import type { Policy } from "../core/policy.ts";
import { FAIL_ON, type FailOn } from "../gate/fail-on.ts";
import { collect } from "./collect.ts";

/** Flags of every command that judges. */
export interface GlobalFlags {
  cwd?: string;
  format?: string[];
  failOn: FailOn;
  api?: string;
  quiet?: boolean;
  verbose?: boolean;
  color: "auto" | "always" | "never";
}

/** Flags of the commands that look at pacts. */
export interface PactFlags {
  pacts?: string[];
  allowUrl?: string[];
  expectConsumer?: string[];
}

/** Flags of the commands that judge changes. */
export interface PolicyFlags {
  today?: string;
  noticeDays: string;
  objects: Policy["objects"];
}

export const withFlags = (command: Command): Command =>
  command
    .option(
      "--format <name[=file]>",
      "text or json; repeat it to write several: --format text --format json=result.json",
      collect,
    )
    .addOption(new Option("--fail-on <threshold>", "what fails the gate").choices([...FAIL_ON]).default("breaking"))
    .option("--api <name>", "look only at this API")
    .option("--cwd <folder>", "run as if started there")
    .option("-q, --quiet", "print only what fails the gate, and the verdict")
    .option("--verbose", "print every finding in full")
    .addOption(new Option("--color <when>", "use colours").choices(["auto", "always", "never"]).default("auto"));

export const withPactFlags = (command: Command): Command =>
  command
    .option(
      "--pacts <source>",
      "a pact file, a folder of pacts, <rev>:<path> or a URL; may be repeated (default: the pacts of the tree)",
      collect,
    )
    .option(
      "--allow-url <origin>",
      "an origin pacts may be read from: https://pacts.example.org; may be repeated",
      collect,
    )
    .option(
      "--expect-consumer <name>",
      "a consumer that should have a pact; listed as unknown when it has none; may be repeated",
      collect,
    );

export const withPolicyFlags = (command: Command): Command =>
  command
    .option("--today <date>", "the day to judge sunset dates by: 2026-01-31 (default: today)")
    .option("--notice-days <number>", "days that consumers must be given between an announcement and a sunset", "0")
    .addOption(
      new Option("--objects <reading>", "whether a property may be used though it was never described")
        .choices(["open", "strict"])
        .default("open"),
    );
