import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import { checkSize } from "../source/size.ts";
import type { Blob, Entry, Tree } from "../source/tree.ts";
import { opensWithBrace, outermostKeys } from "./outermost-keys.ts";
import { parseYaml } from "./parse-yaml.ts";
import { isObject } from "./value.ts";

/** Root documents of a tree, found by what stands at their top, in path order. */
export async function discoverRoots(tree: Tree): Promise<Map<string, Blob>> {
  if (tree.only !== undefined) return named(tree, tree.only);
  const roots = new Map<string, Blob>();
  for await (const [path, blob] of rootsIn(tree)) roots.set(path, blob);
  return roots;
}

/** Looks no further than the first root. */
export async function hasRoot(tree: Tree): Promise<boolean> {
  for await (const _ of rootsIn(tree)) return true;
  return false;
}

async function* rootsIn(tree: Tree): AsyncGenerator<[string, Blob]> {
  const entries = await tree.entries();
  const candidates = [...entries.values()]
    .filter(mayBeRoot)
    .map((entry) => entry.path)
    .sort();
  for (let start = 0; start < candidates.length; start += BATCH) {
    const blobs = await tree.read(candidates.slice(start, start + BATCH), LIMITS.sniffedBytes);
    for (const [path, blob] of blobs) {
      if (!isRoot(path, blob.bytes)) continue;
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

/** A root has `openapi:` or `swagger:` among its outermost keys; a fragment has not. */
export function isRoot(path: string, bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.includes("openapi") && !buffer.includes("swagger")) return false;
  if (opensWithBrace(buffer) && hasOutermostKey(buffer)) return true;
  return /\.ya?ml$/i.test(path) && isYamlRoot(buffer.toString("utf8"));
}

/** At the start of a line it is the key; elsewhere (`--- {openapi: …}`, a file indented as a whole) parsing tells. */
function isYamlRoot(text: string): boolean {
  if (/^\ufeff?(["']?)(?:openapi|swagger)\1\s*:/m.test(text)) return true;
  if (
    !/^(?:---)?[ \t]*(["']?)(?:openapi|swagger)\1\s*:/m.test(text) &&
    !/[{,]\s*(["']?)(?:openapi|swagger)\1\s*:/.test(text)
  )
    return false;
  try {
    const value = parseYaml(text, "");
    return isObject(value) && (Object.hasOwn(value, "openapi") || Object.hasOwn(value, "swagger"));
  } catch {
    return false;
  }
}

/** True when `"openapi"` or `"swagger"` is a key at depth one of a JSON text. */
function hasOutermostKey(buffer: Buffer): boolean {
  for (const key of outermostKeys(buffer)) if (key === "openapi" || key === "swagger") return true;
  return false;
}

/** A `$ref` that is not followed by `#`, or a key written with escapes, which could be one. */
export function mayReferOut(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return /\$ref["']?\s*:(?!\s*(?:["']\s*)?#)|\\[ux]/.test(text.replace(/\\u[^0]/g, ""));
}
