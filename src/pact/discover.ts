import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import { BATCH, NEVER } from "../document/discover.ts";
import { opensWithBrace, outermostKeys } from "../document/outermost-keys.ts";
import { parseDocument } from "../document/parse.ts";
import { checkSize } from "../source/size.ts";
import type { Blob, Entry, Tree } from "../source/tree.ts";
import type { Pact } from "./pact.ts";
import { parsePact } from "./parse-pact.ts";

/**
 * Pacts of a tree, in path order. Every JSON file in a folder `pacts` or `pact` must be one, so that a broken pact is
 * never left out; elsewhere its outermost keys tell. `known`: files that are something else already.
 */
export async function discoverPacts(tree: Tree, known: ReadonlySet<string> = new Set()): Promise<Pact[]> {
  const entries = [...(await tree.entries()).values()].filter(({ path }) => !known.has(path));
  return pactsAmong(tree, entries, (path) => IN_PACT_FOLDER.test(path));
}

const IN_PACT_FOLDER = /(?:^|\/)pacts?\//i;

/** Pacts among some files: `mustBe` says which of them are nothing else. */
export async function pactsAmong(
  tree: Tree,
  entries: readonly Entry[],
  mustBe: (path: string) => boolean,
): Promise<Pact[]> {
  for (const entry of entries) refuseLink(entry, mustBe);
  const candidates = entries
    .filter(mayBePact)
    .map(({ path }) => path)
    .sort();
  const pacts: Pact[] = [];
  for (let start = 0; start < candidates.length; start += BATCH) {
    const paths = candidates.slice(start, start + BATCH);
    const blobs = await tree.read(paths, LIMITS.sniffedBytes);
    for (const path of paths) {
      const blob = blobs.get(path);
      if (mustBe(path) || (blob && isPact(blob.bytes))) pacts.push(readPact(path, blob));
    }
  }
  return pacts;
}

const mayBePact = ({ path, kind }: Entry): boolean => kind === "file" && /\.json$/i.test(path) && !NEVER.test(path);

/** Bytes that were asked for → pact; nothing at all is an error. */
export function readPact(path: string, blob: Blob | undefined): Pact {
  if (!blob)
    throw new ApigateError("E_SOURCE", "this is no regular file that can be read", { location: { file: path } });
  checkSize(path, blob.bytes.length);
  return parsePact(parseDocument(blob));
}

/** What a link or a submodule holds is not followed, and not passed over in silence where pacts are expected. */
function refuseLink({ path, kind }: Entry, mustBe: (path: string) => boolean): void {
  if (kind === "file" || NEVER.test(path)) return;
  if (!/(?:^|\/)pacts$/i.test(path) && !(mustBe(path) && /\.json$/i.test(path))) return;
  throw new ApigateError("E_PACT", `pacts are expected here, but this is a ${kind}`, {
    location: { file: path },
    hint: "Put the pact files themselves there",
  });
}

/** A pact has `consumer`, `provider` and `interactions` or `messages` among its outermost keys. */
export function isPact(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.includes('"consumer"') || !buffer.includes('"provider"') || !opensWithBrace(buffer)) return false;
  const missing = new Set(["consumer", "provider", "interactions"]);
  for (const key of outermostKeys(buffer)) {
    missing.delete(key === "messages" ? "interactions" : key);
    if (missing.size === 0) return true;
  }
  return false;
}
