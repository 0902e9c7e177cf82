import type { ServerResponse } from "node:http";
import type { Outcome, StateFailure } from "../../contract/live.ts";
import type { VerifierJob } from "./protocol.ts";
import type { ChangeState, StateChange } from "./provider-states.ts";

type Verifier = typeof import("@pact-foundation/pact").Verifier;

/** The proxy in front of the provider, through which the verifier sends everything, state changes included. */
interface Passing {
  path: string;
  body: unknown;
}

/** Where the proxy takes changes of state. Should it ever move, `unseen` notices that no state was set up. */
const STATE_PATH = "/_pactSetup";

/** What the proxy answers itself, in any case and with a slash behind it: the provider never sees such a request. */
const KEPT = /^\/(?:_pactSetup|_messages)\/?$/i;

/**
 * Verifies one pact of one interaction: the verifier's own words, what went wrong with the states, and whether the
 * provider was asked at all.
 */
export async function replayPact(
  Verifier: Verifier,
  { provider, baseUrl, patience }: Pick<VerifierJob, "provider" | "baseUrl" | "patience">,
  { file, providerStates }: VerifierJob["replays"][number],
  change: ChangeState,
): Promise<Outcome> {
  let isReached = false;
  const seen: string[] = [];
  const failures: StateFailure[] = [];
  const verifier = new Verifier({
    provider,
    providerBaseUrl: baseUrl,
    pactUrls: [file],
    logLevel: "error",
    failIfNoPactsFound: true,
    timeout: patience + 1_000, // so that a state which takes too long is refused by us, with its name
    requestFilter: (request: Passing, response: ServerResponse, next: () => void) => {
      if (request.path !== STATE_PATH) {
        isReached ||= !KEPT.test(request.path);
        keepRedirect(response);
        next();
      } else void answerState(request.body, response, { change, seen, failures });
    },
  });
  const answer = await verifier.verifyProvider().then(String, messageOf);
  return { answer, failures: failures.length > 0 ? failures : unseen(providerStates, seen), isReached };
}

/**
 * The verifier would follow a redirect, wherever it leads, and take the answer for the provider's.
 * Without its Location it takes the redirect as it is.
 */
function keepRedirect(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    if (response.statusCode >= 300 && response.statusCode < 400) response.removeHeader("Location");
    return writeHead(...args);
  };
}

interface Notes {
  change: ChangeState;
  /** States whose set-up was asked for, in order. */
  seen: string[];
  failures: StateFailure[];
}

/** The verifier repeats a state change that ends with 500 twice; with 400 it fails the interaction at once. */
async function answerState(body: unknown, response: ServerResponse, { change, seen, failures }: Notes): Promise<void> {
  const asked = parseChange(body);
  if (asked.action === "setup") seen.push(asked.state);
  let [status, text] = [200, "{}"];
  try {
    if (asked.state !== "") text = JSON.stringify(await change(asked)); // no name: the interaction needs no state
  } catch (error) {
    failures.push({ state: asked.state, action: asked.action, reason: messageOf(error) });
    status = 400;
  }
  response.writeHead(status, { "Content-Type": "application/json" }).end(text);
}

function parseChange(body: unknown): StateChange {
  const { state, action, params } = (body ?? {}) as Record<string, unknown>;
  return {
    state: typeof state === "string" ? state : "",
    action: action === "teardown" ? "teardown" : "setup",
    params: typeof params === "object" && params !== null ? (params as Record<string, unknown>) : {},
  };
}

/** States that the verifier did not ask for, although the interaction needs them. */
function unseen(needed: readonly string[], seen: readonly string[]): StateFailure[] {
  const left = [...seen];
  return needed.flatMap((state) => {
    const at = left.indexOf(state);
    if (at >= 0) left.splice(at, 1);
    return at >= 0 ? [] : [{ state, action: "setup" as const, reason: "the verifier did not ask for it" }];
  });
}

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);
