import { ApigateError } from "../core/errors.ts";
import { Reader } from "../document/locate-json.ts";
import { parseJson } from "../document/parse-json.ts";
import { isObject, type Json, type JsonObject, own } from "../document/value.ts";

/** A pact as it was read, and how many HTTP interactions its reader found in it. */
export interface LivePact {
  file: string;
  text: string;
  provider: string;
  interactions: number;
}

/** One HTTP interaction, on its own: verified alone, its result belongs to nobody else. */
export interface Replay {
  consumer: string;
  provider: string;
  /** Empty when the pact gives none. */
  description: string;
  /** Names, in the order they are set up; one may occur twice. */
  providerStates: readonly string[];
  /** Version 4: its failure is reported and blocks nobody. */
  pending: boolean;
  /** A pact with this interaction only. */
  text: string;
}

/**
 * Cuts a pact into pacts of one interaction each. The verifier names neither consumer nor provider states in its
 * results, and not even the description when there is none; alone, an interaction cannot be mistaken for another.
 * The interactions stay as they are written: to the verifier 1 and 1.0 differ. Messages are left out.
 */
export function splitPact({ file, text: raw, provider, interactions }: LivePact): Replay[] {
  const text = raw.startsWith("\ufeff") ? raw.slice(1) : raw;
  const pact = parseJson(Buffer.from(text), text, file);
  if (!isObject(pact) || !Array.isArray(own(pact, "interactions"))) throw unfit(file, "it lists no interactions");
  const parts = new Map(pieces(text));
  const written = pieces(parts.get("interactions") ?? "[]");
  const envelope = envelopeOf(parts);
  const consumer = nameOf(own(pact, "consumer"));
  const replays = (own(pact, "interactions") as Json[]).flatMap((interaction, index): Replay[] => {
    if (!isObject(interaction) || !isHttp(interaction)) return [];
    const alone = `{${envelope}"interactions":[${written[index]?.[1] ?? ""}]}`;
    return [{ consumer, provider, ...identityOf(interaction), text: alone }];
  });
  if (replays.length === 0) throw unfit(file, "it holds no interaction over HTTP");
  if (replays.length !== interactions)
    throw unfit(file, `it holds ${replays.length} interactions over HTTP, where ${interactions} were expected`);
  return replays;
}

/** Consumer, provider and metadata as written. A list of plugins is left out: the verifier would load or fetch them. */
function envelopeOf(parts: ReadonlyMap<string, string>): string {
  const metadata = pieces(parts.get("metadata") ?? "{}")
    .filter(([key]) => key !== "plugins")
    .map(([key, value]) => `${JSON.stringify(key)}:${value}`);
  const people = ["consumer", "provider"].flatMap((key) => {
    const value = parts.get(key);
    return value === undefined ? [] : [`"${key}":${value},`];
  });
  return `${people.join("")}"metadata":{${metadata.join(",")}},`;
}

/** The members of an object or the items of an array as they are written. */
function pieces(text: string): [key: string, value: string][] {
  const reader = new Reader(text);
  reader.space();
  const isMembers = reader.peek() === "{";
  if (!isMembers && reader.peek() !== "[") return [];
  const found: [string, string][] = [];
  reader.at++;
  for (let index = 0; ; index++) {
    reader.space();
    if (reader.peek() === (isMembers ? "}" : "]")) return found;
    const key = isMembers ? keyAt(reader) : String(index);
    const start = reader.at;
    reader.skip();
    found.push([key, text.slice(start, reader.at)]);
    reader.space();
    if (reader.peek() === ",") reader.at++;
  }
}

function keyAt(reader: Reader): string {
  const key = reader.string();
  reader.space();
  reader.at++; // the colon
  reader.space();
  return key;
}

const isHttp = (interaction: JsonObject): boolean => {
  const type = own(interaction, "type");
  return type === undefined || (typeof type === "string" && type.toLowerCase() === "synchronous/http");
};

const nameOf = (pacticipant: Json | undefined): string => {
  const name = isObject(pacticipant) ? own(pacticipant, "name") : undefined;
  return typeof name === "string" ? name : "";
};

function identityOf(interaction: JsonObject): Omit<Replay, "consumer" | "provider" | "text"> {
  const description = own(interaction, "description");
  return {
    description: typeof description === "string" ? description : "",
    providerStates: statesOf(interaction),
    pending: own(interaction, "type") !== undefined && own(interaction, "pending") === true,
  };
}

/** `providerStates` (version 3), `providerState` (2), `provider_state` (1). */
function statesOf(interaction: JsonObject): string[] {
  for (const key of ["providerStates", "providerState", "provider_state"]) {
    const states = own(interaction, key);
    if (states !== undefined && states !== null) return (Array.isArray(states) ? states : [states]).flatMap(stateName);
  }
  return [];
}

function stateName(state: Json): string[] {
  const name = isObject(state) ? own(state, "name") : state;
  return typeof name === "string" && name !== "" ? [name] : [];
}

const unfit = (file: string, why: string): ApigateError =>
  new ApigateError("E_PROVIDER", `the pact cannot be verified live: ${why}`, {
    location: { file },
    hint: "Nothing verified is never a pass; leave the pact out, or look at what wrote it",
  });
