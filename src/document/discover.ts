import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import { checkSize } from "../source/size.ts";
import type { Blob, Entry, Tree } from "../source/tree.ts";
import { opensWithBrace, outermostKeys } from "./outermost-keys.ts";
import { parseYaml } from "./parse-yaml.ts";
import { isObject } from "./value.ts";

/** What stands at the top of an API description, and of an AsyncAPI document. */
export const API_KEYS: readonly string[] = ["openapi", "swagger"];
export const ASYNC_KEYS: readonly string[] = ["asyncapi"];

/** Root documents of a tree, found by what stands at their top, in path order. */
export async function discoverRoots(tree: Tree, keys = API_KEYS): Promise<Map<string, Blob>> {
  if (tree.only !== undefined) return named(tree, tree.only);
  const roots = new Map<string, Blob>();
  for await (const [path, blob] of rootsIn(tree, keys)) roots.set(path, blob);
  return roots;
}

/** Looks no further than the first root. */
export async function hasRoot(tree: Tree): Promise<boolean> {
  for await (const _ of rootsIn(tree, API_KEYS)) return true;
  return false;
}

async function* rootsIn(tree: Tree, keys: readonly string[]): AsyncGenerator<[string, Blob]> {
  const entries = await tree.entries();
  const candidates = [...entries.values()]
    .filter(mayBeRoot)
    .map((entry) => entry.path)
    .sort();
  for (let start = 0; start < candidates.length; start += BATCH) {
    const blobs = await tree.read(candidates.slice(start, start + BATCH), LIMITS.sniffedBytes);
    for (const [path, blob] of blobs) {
      if (!isRoot(path, blob.bytes, keys)) continue;
      checkSize(path, blob.bytes.length);
      yield [path, blob];
    }
  }
}

/** Files read at a time, so that a large tree is never in memory as a whole. */
export const BATCH = 128;

async function named(tree: Tree, path: string): Promise<Map<string, Blob>> {
  const blobs = await tree.read([path]);
  if (!blobs.has(path))
    throw new ApigateError("E_SOURCE", "this is no regular file that can be read", { location: { file: path } });
  return blobs;
}

function mayBeRoot({ path, kind }: Entry): boolean {
  return kind === "file" && /\.(?:json|ya?ml)$/i.test(path) && !NEVER.test(path);
}

/** Files that are JSON or YAML and never an API description; `package-lock.json` alone can be megabytes. */
export const NEVER =
  /(?:^|\/)(?:node_modules\/|\.git\/|\.github\/workflows\/|package(?:-lock)?\.json$|tsconfig[^/]*\.json$|composer\.json$|pnpm-lock\.yaml$)/;

/** A root has one of `keys` (`openapi:` or `swagger:`) among its outermost keys; a fragment has not. */
export function isRoot(path: string, bytes: Uint8Array, keys = API_KEYS): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!keys.some((key) => buffer.includes(key))) return false;
  if (opensWithBrace(buffer) && hasOutermostKey(buffer, keys)) return true;
  return /\.ya?ml$/i.test(path) && isYamlRoot(buffer.toString("utf8"), keys);
}

/** At the start of a line it is the key; elsewhere (`--- {openapi: …}`, a file indented as a whole) parsing tells. */
function isYamlRoot(text: string, keys: readonly string[]): boolean {
  const names = keys.join("|");
  if (new RegExp(`^\\ufeff?(["']?)(?:${names})\\1\\s*:`, "m").test(text)) return true;
  if (
    !new RegExp(`^(?:---)?[ \\t]*(["']?)(?:${names})\\1\\s*:`, "m").test(text) &&
    !new RegExp(`[{,]\\s*(["']?)(?:${names})\\1\\s*:`).test(text)
  )
    return false;
  try {
    const value = parseYaml(text, "");
    return isObject(value) && keys.some((key) => Object.hasOwn(value, key));
  } catch {
    return false;
  }
}

/** True when one of `keys` is a key at depth one of a JSON text. */
function hasOutermostKey(buffer: Buffer, keys: readonly string[]): boolean {
  for (const key of outermostKeys(buffer)) if (keys.includes(key)) return true;
  return false;
}

/** A `$ref` that is not followed by `#`, or a key written with escapes, which could be one. */
export function mayReferOut(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return /\$ref["']?\s*:(?!\s*(?:["']\s*)?#)|\\[ux]/.test(text.replace(/\\u[^0]/g, ""));
}
