import type { Command } from "commander";
import { type GlobalFlags, type PactFlags, withFlags, withPactFlags } from "../flags.ts";
import { optimiseLate } from "../tune.ts";

/** What a running provider is verified with. */
export interface LiveFlags {
  provider?: string;
  baseUrl?: string;
  start?: string;
  health?: string;
  providerStatesUrl?: string;
  providerStatesModule?: string;
  healthTimeout?: string;
  timeout?: string;
  allowRemote?: boolean;
}

export type VerifyFlags = GlobalFlags & PactFlags & LiveFlags;

export function registerVerify(root: Command): void {
  const command = root
    .command("verify")
    .description(
      "whether what consumers expect is guaranteed: pacts against descriptions, or against a running provider",
    )
    .argument("[revision]", "tag, branch, commit, folder or description (default: the work tree)")
    .addHelpText("after", EXAMPLES);
  withPactFlags(withFlags(command))
    .option("--provider <name>", "the provider that runs; its pacts are verified")
    .option("--base-url <url>", "where it runs: verifies it with the Pact verifier instead of its description")
    .option("--start <command>", "starts it, and ends it afterwards")
    .option("--health <path>", "answers 200 when it is ready")
    .option("--provider-states-url <url>", "sets up provider states: POST {state, params, action}")
    .option("--provider-states-module <file>", "sets up provider states: exports a function for each")
    .option("--health-timeout <seconds>", "how long to wait for it (default: 30 with --start, else 4)")
    .option("--timeout <seconds>", "how long all interactions may take together (default: 60)")
    .option("--allow-remote", "let --base-url lead to another machine")
    .action(async (revision: string | undefined, flags: VerifyFlags) => {
      optimiseLate();
      const { runVerify } = await import("../commands/verify.ts");
      process.exitCode = await runVerify(revision, flags);
    });
}

const EXAMPLES = `
Examples:
  $ apigate verify                                  the pacts of the work tree against its descriptions
  $ apigate verify v1.3 --pacts ../billing/pacts    the descriptions of a tag against pacts from elsewhere
  $ apigate verify --provider orders --base-url http://127.0.0.1:8080 --start "npm start" --health /health

Exit status: 0 everything is guaranteed or at risk, 1 something breaks, 2 could not be verified`;
