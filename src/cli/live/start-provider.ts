import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { ApigateError } from "../../core/errors.ts";
import { atExit } from "./at-exit.ts";
import { lastLines } from "./last-lines.ts";
import { endTree, endTreeNow, OWN_GROUP } from "./process-tree.ts";
import { splitWords } from "./split-words.ts";

/** A provider that apigate has started and ends. */
export interface StartedProvider {
  /** Rejects when the provider ends by itself; never resolves. */
  died: Promise<never>;
  stop(): Promise<void>;
}

/** Milliseconds between asking a provider to end and ending it. */
const GRACE = 2_000;

/** Starts the provider in a process group of its own; it ends when `stop` is called, or with this process. */
export function startProvider(command: string, cwd: string): StartedProvider {
  const child = run(command, cwd);
  const lines = lastLines(child.stdout, child.stderr);
  const cancel = atExit(() => endTreeNow(child));
  let isStopping = false;
  const died = new Promise<never>((_, reject) => {
    child.once("error", (cause) => reject(cannotStart(command, cause)));
    child.once("exit", async (status, signal) => {
      await sleep(50); // its last words may still be on their way
      if (!isStopping) reject(ended(command, status ?? signal, lines()));
    });
  });
  died.catch(() => {}); // it may die when nobody looks
  return {
    died,
    async stop() {
      isStopping = true;
      await endTree(child, GRACE);
      cancel();
    },
  };
}

/** `npm` is a batch file on Windows, which only cmd.exe can run; elsewhere no shell is involved. */
function run(command: string, cwd: string): ChildProcess {
  const options = { ...OWN_GROUP, cwd, stdio: ["ignore", "pipe", "pipe"] as ["ignore", "pipe", "pipe"] };
  const [file = "", ...args] = splitWords(command);
  if (process.platform !== "win32") return spawn(file, args, options);
  return spawn("cmd.exe", ["/d", "/s", "/c", `"${command}"`], { ...options, windowsVerbatimArguments: true });
}

const cannotStart = (command: string, cause: Error): ApigateError =>
  new ApigateError("E_PROVIDER", `\`${command}\` cannot be started: ${cause.message}`, {
    hint: "Is the command installed? It is run without a shell, in the folder of --cwd",
    cause,
  });

const ended = (command: string, how: number | string | null, output: string[]): ApigateError =>
  new ApigateError("E_PROVIDER", `the provider ended with ${how} before it was verified: \`${command}\``, {
    output,
    hint: "It must stay in the foreground until apigate ends it",
  });
