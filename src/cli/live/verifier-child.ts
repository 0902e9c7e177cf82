import type { VerifierJob, VerifierReport } from "./protocol.ts";
import { type ChangeState, openStates } from "./provider-states.ts";
import { messageOf, replayPact } from "./replay-pact.ts";

/**
 * The process around the real Pact verifier: it prints what it likes, loads native code and can crash, none of which
 * reaches apigate. It gets a job as a message, reports by messages, and ends when its parent does.
 */
const report = (message: VerifierReport): Promise<void> =>
  new Promise((resolve) => {
    if (process.send && process.connected) process.send(message, () => resolve());
    else resolve();
  });

async function giveUp(message: string, hint: string, isConnection = false): Promise<never> {
  await report({ kind: "failed", message, hint, isConnection });
  process.exit(1);
}

/** The proxy in front of the provider lets errors of the connection go uncaught; the verifier would wait a minute. */
function onUncaught(error: unknown): void {
  const { code = "" } = error as NodeJS.ErrnoException;
  const isConnection = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|HPE_|ENOTFOUND|EAI_|ERR_TLS|CERT|DEPTH)/.test(code);
  void (isConnection
    ? giveUp(`the provider broke off the connection: ${messageOf(error)}`, "Did it crash? Look at its log", true)
    : giveUp(`something was thrown that nobody caught: ${messageOf(error)}`, "Does a provider-state handler do that?"));
}

async function loadVerifier() {
  try {
    return (await import("@pact-foundation/pact")).Verifier;
  } catch (error) {
    return giveUp(
      `the Pact verifier cannot be loaded: ${messageOf(error)}`,
      "Its native part is an optional dependency: install without --omit=optional, on a platform that it supports",
    );
  }
}

async function loadStates({ states, patience }: VerifierJob): Promise<ChangeState> {
  try {
    return await openStates(states, patience);
  } catch (error) {
    const name = states && "module" in states ? states.module : "";
    return giveUp(
      `the provider states cannot be loaded from ${name}: ${messageOf(error)}`,
      "It is an ES module: export default { 'an order exists': async ({ id }) => { … } }",
    );
  }
}

async function verify(job: VerifierJob): Promise<void> {
  const change = await loadStates(job);
  const Verifier = await loadVerifier();
  process.once("exit", dieAtOnce);
  for (const [index, replay] of job.replays.entries()) {
    await report({ kind: "began", index });
    await report({ kind: "done", index, outcome: await replayPact(Verifier, job, replay, change) });
  }
  process.off("exit", dieAtOnce);
  process.exit(0);
}

/** An exit in the middle would wait for native code that waits for the answer to a change of state. */
const dieAtOnce = () => process.kill(process.pid, "SIGKILL");

process.on("uncaughtException", onUncaught);
process.on("unhandledRejection", onUncaught);
process.once("disconnect", () => process.exit(1));
process.once("message", (job: VerifierJob) => void verify(job));
