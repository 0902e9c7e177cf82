import { ApigateError } from "../core/errors.ts";
import { isObject, type Json, type JsonObject, own, show } from "../document/value.ts";
import type { Replay } from "./replay.ts";

/** What the running provider did with one interaction. */
export interface LiveInteraction {
  consumer: string;
  provider: string;
  /** Empty when the pact gives none. */
  description: string;
  providerStates: string[];
  /** True only when the verifier said so and every provider state was set up and torn down. */
  ok: boolean;
  /** Version 4: its failure is reported and blocks nobody. */
  pending: boolean;
  /** Empty exactly when `ok`. */
  mismatches: LiveMismatch[];
}

export interface LiveMismatch {
  /** `state`: a provider state could not be set up or torn down; `error`: there was no response to compare. */
  kind: "status" | "header" | "body" | "state" | "error";
  /** A path into the body (`$.total.amount`), the name of a header, the name of a provider state; else empty. */
  path: string;
  expected: string;
  actual: string;
  message: string;
}

/** A provider state that failed while an interaction was verified. */
export interface StateFailure {
  state: string;
  action: "setup" | "teardown";
  reason: string;
}

/** What came of one replay. */
export interface Outcome {
  /** The verifier's own words: JSON, as `pactffi_verifier_json` writes it. */
  answer: string;
  failures: readonly StateFailure[];
  /** Whether the provider got the request. */
  isReached: boolean;
}

/**
 * Reads what the verifier answered for one interaction. Anything unexpected is an error, so that a verifier which
 * changes its mind about the shape never looks like one that found nothing.
 */
export function readLiveResult(replay: Replay, outcome: Outcome | undefined): LiveInteraction {
  if (outcome === undefined) throw unexpected(replay, "there is none");
  const { answer, failures, isReached } = outcome;
  const json = parse(replay, answer);
  const errors = listIn(replay, json, "errors");
  const pendingErrors = listIn(replay, json, "pendingErrors");
  const isOk = verdict(replay, json, [...errors, ...pendingErrors]);
  const stated = failures.map(stateMismatch);
  const found = [...errors, ...pendingErrors].flatMap((error) => mismatchesOf(replay, error));
  const mismatches = [...stated, ...found.filter(({ kind }) => kind !== "state" || stated.length === 0)];
  if (!isReached && mismatches.length === 0) mismatches.push(problem("the request did not reach the provider"));
  if (!isOk && mismatches.length === 0) mismatches.push(problem("the verifier refuses it and gives no reason"));
  const { consumer, provider, description, providerStates, pending } = replay;
  const ok = isOk && mismatches.length === 0;
  return { consumer, provider, description, providerStates: [...providerStates], ok, pending, mismatches };
}

function parse(replay: Replay, answer: string): JsonObject {
  let json: unknown;
  try {
    json = JSON.parse(answer);
  } catch (cause) {
    throw unexpected(replay, `it is no JSON: ${shorten(answer)}`, cause);
  }
  if (!isObject(json)) throw unexpected(replay, "it is no object");
  return json;
}

/** One interaction went in, so one result comes out; what says OK must not list errors beside it. */
function verdict(replay: Replay, json: JsonObject, errors: readonly JsonObject[]): boolean {
  const results = listIn(replay, json, "interactionResults");
  const [result] = results;
  if (result === undefined || results.length > 1) {
    const reasons = errors.flatMap((error) => mismatchesOf(replay, error)).map(({ message }) => message);
    throw unexpected(replay, [`it holds ${results.length} results for 1 interaction`, ...reasons].join(": "));
  }
  if (replay.description !== "" && own(result, "description") !== replay.description)
    throw unexpected(replay, `its result is of another interaction, ${show(own(result, "description"))}`);
  const word = own(result, "result");
  if (word !== "OK" && word !== "Error") throw unexpected(replay, `its result is ${show(word)}, not OK or Error`);
  return word === "OK" && own(json, "result") === true && errors.length === 0;
}

function listIn(replay: Replay, json: JsonObject, key: string): JsonObject[] {
  const list = own(json, key);
  if (!Array.isArray(list)) throw unexpected(replay, `\`${key}\` is no list`);
  return list.map((item) => {
    if (isObject(item)) return item;
    throw unexpected(replay, `\`${key}\` holds ${show(item)}`);
  });
}

function mismatchesOf(replay: Replay, error: JsonObject): LiveMismatch[] {
  const mismatch = own(error, "mismatch");
  if (!isObject(mismatch)) throw unexpected(replay, "an error says nothing");
  const type = own(mismatch, "type");
  if (type === "error") return [requestError(textOf(own(mismatch, "message")))];
  if (type === "mismatches") return listIn(replay, mismatch, "mismatches").map(comparison);
  throw unexpected(replay, `an error is of the type ${show(type)}`);
}

/** The verifier reaches the provider through a port of its own that differs from run to run. */
const PASSAGE = /https?:\/\/(?:127\.0\.0\.1|localhost):\d+/g;

function requestError(text: string): LiveMismatch {
  const message = text.replace(PASSAGE, "");
  return { ...problem(message), kind: /state change handlers? has failed/.test(message) ? "state" : "error" };
}

const KINDS = new Map<Json | undefined, LiveMismatch["kind"]>([
  ["StatusMismatch", "status"],
  ["HeaderMismatch", "header"],
  ["BodyMismatch", "body"],
  ["BodyTypeMismatch", "body"],
]);

function comparison(mismatch: JsonObject): LiveMismatch {
  const type = own(mismatch, "type");
  const kind = KINDS.get(type) ?? "error";
  return {
    kind,
    path: textOf(own(mismatch, kind === "header" ? "key" : "path")),
    expected: textOf(own(mismatch, "expected")),
    actual: textOf(own(mismatch, "actual")),
    message: textOf(own(mismatch, "mismatch")) || textOf(type),
  };
}

const stateMismatch = ({ state, action, reason }: StateFailure): LiveMismatch => ({
  kind: "state",
  path: state,
  expected: action,
  actual: reason,
  message: `${action === "setup" ? "setting up" : "tearing down"} the provider state \`${state}\` failed: ${reason}`,
});

const problem = (message: string): LiveMismatch => ({ kind: "error", path: "", expected: "", actual: "", message });

const textOf = (value: Json | undefined): string => {
  if (value === undefined || value === null) return "";
  return shorten(typeof value === "string" ? value : show(value, LONGEST));
};

/** A body of a megabyte tells nobody more than its beginning. */
const LONGEST = 1_000;
const shorten = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);

const unexpected = ({ consumer, description }: Replay, what: string, cause?: unknown): ApigateError =>
  new ApigateError(
    "E_PROVIDER",
    `the verifier's answer for \`${description}\` of ${consumer} is not understood: ${what}`,
    {
      hint: "Is the pact well formed, and is @pact-foundation/pact of version 16 installed?",
      cause,
    },
  );
