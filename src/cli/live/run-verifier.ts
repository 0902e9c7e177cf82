import { type ChildProcess, fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Outcome } from "../../contract/live.ts";
import { ApigateError } from "../../core/errors.ts";
import { atExit } from "./at-exit.ts";
import { childEnvironment } from "./child-environment.ts";
import { lastLines } from "./last-lines.ts";
import { endTreeNow, killTree, OWN_GROUP } from "./process-tree.ts";
import type { VerifierJob, VerifierReport } from "./protocol.ts";

export interface VerifierRun {
  /** One for each replay, in their order; rejects when one is missing. */
  outcomes: Promise<Outcome[]>;
  end(): void;
}

interface RunOptions {
  cwd: string;
  /** Milliseconds for all replays together. */
  timeout: number;
  /** What an interaction is called in a message. */
  describe(index: number): string;
  /** Another program in the place of the verifier, for tests. */
  entry?: string | undefined;
}

/** The connection to the provider broke: whoever started it can say more. */
export class BrokenConnection extends ApigateError {}

/** Runs the job in a process of its own, which lives no longer than `timeout`, `end()` or this process. */
export function runVerifier(job: VerifierJob, options: RunOptions): VerifierRun {
  const child = fork(options.entry ?? childEntry(), [], {
    ...OWN_GROUP,
    cwd: options.cwd,
    env: childEnvironment(process.env),
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const cancel = atExit(() => endTreeNow(child));
  const end = () => {
    killTree(child); // and what a provider-state handler has left behind
    cancel();
  };
  child.send(job, () => {}); // a child that cannot read it ends, and that is noticed
  return { outcomes: collect(child, job.replays.length, options).finally(end), end };
}

/** Bundles lie in `dist/cli` or `dist/chunks`, the child is always `dist/cli/verifier-child.js`. */
const childEntry = (): string => fileURLToPath(new URL("../cli/verifier-child.js", import.meta.url));

/** Milliseconds its output may stay open after its end: something that it started may hold on to it. */
const LAST_WORDS = 500;

function collect(child: ChildProcess, count: number, options: RunOptions): Promise<Outcome[]> {
  const outcomes = new Map<number, Outcome>();
  const lines = lastLines(child.stdout, child.stderr);
  let current: number | undefined;
  const where = () => (current === undefined ? "" : ` while ${options.describe(current)} was verified`);
  let late: NodeJS.Timeout | undefined;
  return new Promise<Outcome[]>((resolve, reject) => {
    late = setTimeout(() => reject(timedOut(options.timeout, outcomes.size, count, where())), options.timeout);
    child.on("message", (message: VerifierReport) => {
      if (message.kind === "began") current = message.index;
      if (message.kind === "done") outcomes.set(message.index, message.outcome);
      if (message.kind === "failed") reject(failed(message, where()));
    });
    child.once("error", (cause) => reject(crashed(cause.message, where(), lines(), cause)));
    const closed = new Promise((resolve) => child.once("close", resolve));
    child.once("exit", async (status, signal) => {
      await Promise.race([closed, sleep(LAST_WORDS)]);
      const inOrder = Array.from({ length: count }, (_, index) => outcomes.get(index));
      if (status === 0 && inOrder.every((outcome) => outcome !== undefined)) resolve(inOrder);
      else reject(crashed(`it ended with ${status ?? signal}`, where(), lines()));
    });
  }).finally(() => clearTimeout(late));
}

const failed = ({ message, hint, isConnection }: VerifierReport & { kind: "failed" }, where: string): ApigateError =>
  new (isConnection ? BrokenConnection : ApigateError)("E_PROVIDER", `${message}${where}`, { hint });

const timedOut = (timeout: number, done: number, count: number, where: string): ApigateError =>
  new ApigateError(
    "E_PROVIDER",
    `${done} of ${count} interactions were verified within ${timeout} ms; time ran out${where}`,
    {
      hint: "Does the provider, or a provider-state handler, hang? --timeout gives it more time",
    },
  );

const crashed = (how: string, where: string, output: string[], cause?: unknown): ApigateError =>
  new ApigateError("E_PROVIDER", `the verifier crashed${where}: ${how}`, {
    output,
    hint: "Does the provider-state module end the process?",
    cause,
  });
