import { createHash } from "node:crypto";
import { ApigateError } from "../core/errors.ts";
import { decode } from "../document/decode.ts";
import { parseJson } from "../document/parse-json.ts";
import { type Json, show } from "../document/value.ts";
import { damaged } from "../source/records.ts";
import type { FactKind, FactOf, Facts } from "./facts.ts";
import { factProblem, isFactKind, SCHEMA_VERSION } from "./shape.ts";

/** A recorded file: `<kind>/<SHA-256 of the bytes>.json`. */
export interface FactFile {
  path: string;
  bytes: Uint8Array;
}

/** A fact as it is recorded: one line of JSON with sorted keys, so that equal facts are one file. */
export function encodeFact<K extends FactKind>(kind: K, fact: FactOf[K]): FactFile {
  const value = { schemaVersion: SCHEMA_VERSION, ...fact } as unknown as Json;
  const problem = factProblem(kind, value);
  if (problem !== undefined) throw new ApigateError("E_RECORD", `this cannot be recorded: ${problem}`);
  const bytes = Buffer.from(`${show(value, Number.POSITIVE_INFINITY)}\n`);
  return { path: `${kind}/${nameOf(bytes)}.json`, bytes };
}

const nameOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Which recorded files are facts; pacts are read when they are needed. A folder nobody knows is `E_RECORD`. */
export function factPaths(paths: Iterable<string>): string[] {
  return [...paths].filter((path) => {
    const folder = path.slice(0, path.indexOf("/"));
    if (isFactKind(folder)) return true;
    if (folder === "pacts") return false;
    throw damaged(path, `this version of apigate knows no facts called \`${folder}\``);
  });
}

/** Every fact, by path so that the order is always the same. A file that is not exactly a fact is `E_RECORD`. */
export function parseFacts(files: ReadonlyMap<string, Uint8Array>): Facts {
  const facts = { publications: [], descriptions: [], results: [], deployments: [] };
  for (const path of [...files.keys()].sort()) {
    const kind = path.slice(0, path.indexOf("/"));
    if (isFactKind(kind)) (facts[kind] as unknown[]).push(parseFact(kind, path, files.get(path) ?? new Uint8Array()));
  }
  return facts;
}

function parseFact(kind: FactKind, path: string, bytes: Uint8Array): Json {
  if (path !== `${kind}/${nameOf(bytes)}.json`) throw damaged(path, "its name is not the hash of its content");
  const value = parse(path, bytes);
  const problem = factProblem(kind, value);
  if (problem !== undefined) throw damaged(path, problem);
  return value;
}

function parse(path: string, bytes: Uint8Array): Json {
  try {
    return parseJson(bytes, decode(bytes, path), path);
  } catch (cause) {
    if (!(cause instanceof ApigateError)) throw cause;
    throw damaged(path, cause.message);
  }
}
