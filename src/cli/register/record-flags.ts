import type { Command } from "commander";

/** Flags of every command that deals with recorded facts. */
export const withRecordFlags = (command: Command): Command =>
  command
    .option("--records <branch>", "the branch facts are recorded on", "apigate-data")
    .option("--cwd <folder>", "run as if started there");

export const VERSION_FLAG = ["--version <version>", "its version (default: the id of the commit checked out)"] as const;
