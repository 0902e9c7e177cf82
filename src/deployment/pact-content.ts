import { createHash } from "node:crypto";
import { parseDocument } from "../document/parse.ts";
import { isObject, type Json, own, show } from "../document/value.ts";
import type { Pact } from "../pact/pact.ts";
import { parsePact } from "../pact/parse-pact.ts";
import { damaged } from "../source/records.ts";
import type { FactFile } from "./fact-files.ts";

/**
 * What a pact says apart from who says it: interactions, messages and the version of the specification, in an order that
 * does not depend on the file. Consumer versions that publish the same content share its results ("pre-verified").
 */
export function encodePact(pact: Pact): { pactSha: string; file: FactFile } {
  const content = { ...listOf(pact, "interactions"), ...listOf(pact, "messages"), specification: pact.version };
  const bytes = Buffer.from(show(content, Number.POSITIVE_INFINITY));
  const pactSha = shaOf(bytes);
  return { pactSha, file: { path: pactPath(pactSha), bytes } };
}

/** A list that is empty is one that is not there. */
function listOf({ document: { value } }: Pact, name: "interactions" | "messages"): Record<string, Json[]> {
  const list = isObject(value) ? own(value, name) : undefined;
  if (!Array.isArray(list) || list.length === 0) return {};
  const keyed = list.map((item) => [show(item, Number.POSITIVE_INFINITY), item] as const);
  return { [name]: keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item) };
}

const shaOf = (bytes: Uint8Array): string => createHash("sha1").update(bytes).digest("hex");

export const pactPath = (pactSha: string): string => `pacts/${pactSha}.json`;

/** The pact of recorded content between these two. Content that is not what its name says is `E_RECORD`. */
export function decodePact(pactSha: string, bytes: Uint8Array, consumer: string, provider: string): Pact {
  const path = pactPath(pactSha);
  if (shaOf(bytes) !== pactSha) throw damaged(path, "its name is not the hash of its content");
  const { value } = parseDocument({ path, oid: pactSha, bytes });
  if (!isObject(value)) throw damaged(path, "it is no object");
  const { specification, ...content } = value;
  const pact = {
    consumer: { name: consumer },
    provider: { name: provider },
    ...content,
    metadata: { pactSpecification: { version: `${specification}.0.0` } },
  };
  return parsePact(parseDocument({ path, oid: pactSha, bytes: Buffer.from(show(pact, Number.POSITIVE_INFINITY)) }));
}
