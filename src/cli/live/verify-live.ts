import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type LiveInteraction, type Outcome, readLiveResult } from "../../contract/live.ts";
import { type LivePact, type Replay, splitPact } from "../../contract/replay.ts";
import { ApigateError } from "../../core/errors.ts";
import { atExit } from "./at-exit.ts";
import { parseBaseUrl, parseHealth, parseLocalUrl } from "./loopback.ts";
import type { StateSource } from "./protocol.ts";
import { BrokenConnection, runVerifier } from "./run-verifier.ts";
import { type StartedProvider, startProvider } from "./start-provider.ts";
import { probe, waitForHealth } from "./wait-for-health.ts";

export interface LiveOptions {
  /** Every pact must be with this provider. */
  provider: string;
  baseUrl: string;
  pacts: readonly LivePact[];
  /** A command that starts the provider; without one it runs already. */
  start?: string | undefined;
  /** A path under the base URL that answers 200 when the provider is ready. */
  health?: string | undefined;
  states?: StateSource | undefined;
  /** Milliseconds until the provider is healthy. */
  healthTimeout: number;
  /** Milliseconds for all interactions together. */
  timeout: number;
  allowRemote: boolean;
  cwd: string;
  /** Another program in the place of the verifier, for tests. */
  verifier?: string | undefined;
}

/** Milliseconds an answer, or a change of state, may take: what needs longer is broken, and others want their turn. */
const PATIENCE = 15_000;

/**
 * Verifies pacts against a running provider with the real Pact verifier: one result for every HTTP interaction, in
 * the order of the pacts. Whatever keeps an interaction from being verified is an error, `E_PROVIDER`.
 */
export async function verifyLive(options: LiveOptions): Promise<LiveInteraction[]> {
  const base = parseBaseUrl(options.baseUrl, options.allowRemote);
  const health = options.health === undefined ? undefined : parseHealth(options.health, base);
  const states = resolveStates(options);
  const replays = replaysOf(options);
  const provider = options.start === undefined ? undefined : await start(options.start, base, options.cwd);
  try {
    const isStarted = provider !== undefined;
    await meanwhile(provider, (signal) =>
      waitForHealth({ base, health, timeout: options.healthTimeout, isStarted, signal }),
    );
    const outcomes = await inFolder((folder) => verify(options, replays, states, provider, folder));
    return replays.map((replay, index) => readLiveResult(replay, outcomes[index]));
  } finally {
    await provider?.stop();
  }
}

function replaysOf({ pacts, provider }: LiveOptions): Replay[] {
  if (pacts.length === 0)
    throw new ApigateError("E_NO_PACT", `there is no pact with \`${provider}\` to verify`, {
      hint: "Is --provider spelt as in the pacts?",
    });
  for (const { file, provider: named } of pacts) {
    if (named === provider) continue;
    throw new ApigateError("E_PROVIDER", `the pact is with \`${named}\`, not with \`${provider}\``, {
      location: { file },
      hint: "Is --provider spelt as in the pacts?",
    });
  }
  return pacts.flatMap(splitPact);
}

function resolveStates({ states, cwd, allowRemote }: LiveOptions): StateSource | undefined {
  if (states === undefined) return undefined;
  if ("module" in states) return { module: path.resolve(cwd, states.module) };
  return { url: parseLocalUrl(states.url, "--provider-states-url", allowRemote).href };
}

/** Something that listens there already would be verified in the place of what is started. */
async function start(command: string, base: URL, cwd: string): Promise<StartedProvider> {
  if ((await probe(base, 1_000)) === undefined) {
    throw new ApigateError("E_PROVIDER", `something listens on ${base.host} already`, {
      hint: "Stop it, or leave out --start to verify what is running",
    });
  }
  return startProvider(command, cwd);
}

/** The provider's death ends what waits for it; the work is told when nobody waits for it any more. */
async function meanwhile<T>(
  provider: StartedProvider | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  try {
    return await Promise.race([work(over.signal), ...(provider ? [provider.died] : [])]);
  } finally {
    over.abort();
  }
}

async function verify(
  { provider: name, baseUrl, timeout, cwd, verifier }: LiveOptions,
  replays: readonly Replay[],
  states: StateSource | undefined,
  provider: StartedProvider | undefined,
  folder: string,
): Promise<Outcome[]> {
  const jobs = replays.map(({ text, providerStates }, index) => {
    const file = path.join(folder, `${index}.json`);
    writeFileSync(file, text, { mode: 0o600 });
    return { file, providerStates };
  });
  const describe = (index: number) => `\`${replays[index]?.description}\` of ${replays[index]?.consumer}`;
  const run = runVerifier(
    { provider: name, baseUrl, replays: jobs, states, patience: Math.min(PATIENCE, timeout) },
    { cwd, timeout, describe, entry: verifier },
  );
  try {
    return await meanwhile(provider, () => run.outcomes);
  } catch (error) {
    if (error instanceof BrokenConnection) await Promise.race([provider?.died, sleep(500)]);
    throw error;
  } finally {
    run.end();
  }
}

/** A folder that nobody else can read, gone afterwards whatever happens. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "apigate-live-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const cancel = atExit(remove);
  try {
    return await work(folder);
  } finally {
    remove();
    cancel();
  }
}
