import { ApigateError } from "../../core/errors.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import { getOrMake } from "../../core/get-or-make.ts";
import type { Ref } from "../../core/result.ts";
import type { Document } from "../../document/document.ts";
import { isObject, type Json, type JsonObject, own } from "../../document/value.ts";
import { numberedFingerprint, type Problem } from "../findings.ts";
import type { Told } from "./match.ts";
import { canonicalPlace } from "./place.ts";

/** The problems of an earlier result, by the API they are of. */
export interface Baseline {
  since: Ref;
  /** Names of APIs by the files of their descriptions: a name may change while the file stays. */
  names: ReadonlyMap<string, string>;
  problems: ReadonlyMap<string, readonly Recorded[]>;
}

/** A problem as a result records it: its fingerprint covers a key that is not written down. */
interface Recorded extends Omit<Told, "key"> {
  fingerprint: string;
}

/**
 * Reads the JSON result of an earlier `apigate lint`. Throws `E_USAGE` for anything else: for another command, for
 * another version of the schema, and for a result that leaves out what was known already.
 */
export function parseBaseline({ file, value }: Document): Baseline {
  if (!isObject(value) || !isObject(value.tool) || value.tool.name !== "apigate") throw noResult(file);
  const { schemaVersion, command } = value;
  if (schemaVersion !== 1)
    throw refused(file, `it has schemaVersion ${shown(schemaVersion)}, and this apigate reads 1`, REMAKE);
  if (command !== "lint") throw refused(file, `it is the result of \`apigate ${shown(command)}\``, REMAKE);
  if (own(value, "ratchet") !== undefined)
    throw refused(file, "it lists only what was new when it was made", "Make it without --new-since and --baseline");
  const problems = new Map<string, Recorded[]>();
  for (const finding of listOf(value, "findings", file)) {
    const { api, ...problem } = recorded(finding, file);
    getOrMake(problems, api, () => []).push(problem);
  }
  return { since: sinceOf(value, file), names: namesOf(value, file), problems };
}

const REMAKE = "Make it anew: apigate lint --format json=lint.json";

/** The problems of one API. A key is not written down: those of today (`found`) are tried against the fingerprints. */
export function toldBefore(baseline: Baseline, api: string, file: string, found: readonly Problem[]): Told[] {
  const name = baseline.problems.has(api) ? api : (baseline.names.get(file) ?? api);
  const recorded = baseline.problems.get(name) ?? [];
  const byFingerprint = keysByFingerprint(name, recorded, found);
  return recorded.map((one) => ({
    ...one,
    key: byFingerprint.get(one.fingerprint) ?? `\0${one.fingerprint}`,
  }));
}

function keysByFingerprint(api: string, recorded: readonly Recorded[], found: readonly Problem[]): Map<string, string> {
  const fingerprints = new Set(recorded.map((one) => one.fingerprint));
  const tried = new Map<string, Set<string>>();
  for (const { finding, key } of found) getOrMake(tried, placeOf(finding), () => new Set<string>()).add(key);
  const keys = new Map<string, string>();
  const places = new Map(
    recorded.map(({ ruleId, subject }) => [JSON.stringify([ruleId, subject]), { ruleId, subject }]),
  );
  for (const { ruleId, subject } of places.values())
    for (const key of tried.get(placeOf({ ruleId, subject })) ?? []) {
      const first = fingerprint([ruleId, api, "lint", subject, key]);
      for (let number = 1, next = first; fingerprints.has(next); next = numberedFingerprint(first, ++number))
        keys.set(next, key);
    }
  return keys;
}

const placeOf = ({ ruleId, subject }: { ruleId: string; subject: string }): string =>
  JSON.stringify([ruleId, canonicalPlace(subject)]);

function recorded(finding: Json, file: string): Recorded & { api: string } {
  if (!isObject(finding) || finding.kind !== "lint") throw noResult(file);
  const text = (name: string): string => textOf(own(finding, name), file);
  return {
    api: text("api"),
    ruleId: text("ruleId"),
    subject: text("subject"),
    message: text("message"),
    fingerprint: text("fingerprint"),
  };
}

function sinceOf(value: JsonObject, file: string): Ref {
  const revision = own(value, "revision");
  const commit = isObject(revision) ? own(revision, "commit") : undefined;
  if (commit === null) return { ref: file, commit };
  if (typeof commit === "string" && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return { ref: file, commit };
  throw noResult(file);
}

const namesOf = (value: JsonObject, file: string): Map<string, string> =>
  new Map(
    listOf(value, "apis", file).map((api) => {
      if (!isObject(api)) throw noResult(file);
      return [textOf(own(api, "path"), file), textOf(own(api, "name"), file)];
    }),
  );

function listOf(value: JsonObject, name: string, file: string): Json[] {
  const list = own(value, name);
  if (Array.isArray(list)) return list;
  throw noResult(file);
}

function textOf(value: Json | undefined, file: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw noResult(file);
}

const shown = (value: Json | undefined): string =>
  typeof value === "string" || typeof value === "number" ? String(value).slice(0, 40) : "unknown";

const noResult = (file: string): ApigateError => refused(file, "it is no JSON result of `apigate lint`", REMAKE);

const refused = (file: string, why: string, hint: string): ApigateError =>
  new ApigateError("E_USAGE", `this file cannot be a baseline: ${why}`, { location: { file }, hint });
