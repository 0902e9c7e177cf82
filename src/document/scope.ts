import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Blob, Tree } from "../source/tree.ts";
import { type Memory, openCache, remembering } from "./cache.ts";
import { API_KEYS, ASYNC_KEYS, discoverRoots, hasRoot, mayReferOut } from "./discover.ts";
import type { Document } from "./document.ts";
import { apiNames } from "./names.ts";
import { type Pair, pairRoots, pathOf, type Root, titleIn } from "./pair.ts";
import { parseDocument } from "./parse.ts";
import { quickTitle } from "./title.ts";

export interface ScopeOptions {
  base: Tree;
  revision: Tree;
  /** Only the API of this name. */
  api?: string | undefined;
  cache?: string | undefined;
  /** What was parsed before in this run. */
  memory?: Memory;
}

type Roots = Map<string, Root>;

/** The descriptions of two trees: those to compare, in pairs with their names, and the names of the others. */
export interface Scope {
  changed: Map<Pair, string>;
  /** Or not asked for. */
  unchanged: { name: string; path: string }[];
}

/** What there is to compare. Throws `E_NO_API` where there is no description. */
export async function scopeOf({ base, revision, api, cache, memory }: ScopeOptions): Promise<Scope> {
  const nothing: Scope = { changed: new Map(), unchanged: [] };
  if (base.id !== undefined && base.id === revision.id && api === undefined && (await hasRoot(base))) return nothing;
  const [before, after] = [await rootsOf(base, cache, memory), await rootsOf(revision, cache, memory)];
  if (before.size === 0 && after.size === 0) throw noApi(base, revision);
  narrow(base, before, revision, after);
  const named = base.only !== undefined && revision.only !== undefined;
  const all = apiNames(named ? [{ base: first(before), revision: first(after) }] : pairRoots(before, after));
  const changed = onlyNamed(all, api);
  if (base.id !== undefined && base.id === revision.id) return nothing;
  if (base.only !== undefined || revision.only !== undefined) return { changed, unchanged: [] };
  const filesDiffer = await otherFilesDiffer(base, revision);
  for (const pair of changed.keys()) if (isUnchanged(pair, filesDiffer)) changed.delete(pair);
  const others = [...all].filter(([pair]) => !changed.has(pair));
  return { changed, unchanged: others.map(([pair, name]) => ({ name, path: pathOf(pair) })) };
}

async function rootsOf(tree: Tree, cache: string | undefined, memory?: Memory): Promise<Roots> {
  const roots: Roots = new Map();
  for (const [file, blob] of await discoverRoots(tree)) roots.set(file, rootOf(blob, cache, memory));
  return roots;
}

/**
 * API descriptions and AsyncAPI documents of one tree with their names: what can be linted. A file that is named is
 * taken for what it says it is. Throws `E_NO_API` where there is none.
 */
export async function lintedIn(
  tree: Tree,
  cache: string | undefined,
  memory?: Memory,
): Promise<{ root: Root; name: string }[]> {
  const keys = [...API_KEYS, ...ASYNC_KEYS];
  const roots = [...(await discoverRoots(tree, keys)).values()].map((blob) => rootOf(blob, cache, memory));
  if (roots.length === 0) throw noApi(tree, tree);
  const names = apiNames(roots.map((root) => ({ base: undefined, revision: root })));
  return [...names].flatMap(([{ revision: root }, name]) => (root ? [{ root, name }] : []));
}

function rootOf(blob: Blob, cache: string | undefined, memory: Memory | undefined): Root {
  let document: Document | undefined;
  const known = () => (cache === undefined ? undefined : openCache(cache, blob.oid));
  return {
    file: blob.path,
    get oid() {
      return blob.oid;
    },
    document: () => {
      document ??= parseDocument(blob, memory ? remembering(memory, known()) : known());
      return document;
    },
    title() {
      return quickTitle(blob.bytes) ?? titleIn(this.document()) ?? "";
    },
    mayReferOut: () => mayReferOut(blob.bytes),
  };
}

/** The descriptions of one tree with their names. Throws `E_NO_API` where there is none. */
export async function apisOf(tree: Tree, cache: string | undefined, memory?: Memory): Promise<Map<Root, string>> {
  const roots = await rootsOf(tree, cache, memory);
  if (roots.size === 0) throw noApi(tree, tree);
  const names = apiNames([...roots.values()].map((root) => ({ base: undefined, revision: root })));
  return new Map([...names].flatMap(([{ revision }, name]) => (revision ? [[revision, name]] : [])));
}

/** Where one side names a single file, its partner on the other side is the description at the same path, or the only one. */
function narrow(base: Tree, before: Roots, revision: Tree, after: Roots): void {
  if (base.only !== undefined && revision.only === undefined) keepPartner(base.only, after, revision);
  if (revision.only !== undefined && base.only === undefined) keepPartner(revision.only, before, base);
}

/** Two files that are both named are a pair, whatever their names. */
const first = (roots: Roots): Root | undefined => [...roots.values()][0];

function keepPartner(path: string, roots: Roots, tree: Tree): void {
  const partner = roots.get(path) ?? (roots.size === 1 ? [...roots.values()][0] : undefined);
  if (!partner && roots.size > 0) {
    throw new ApigateError("E_SOURCE", `${tree.label} has several API descriptions, none of them at \`${path}\``, {
      hint: `Name the one to compare with: ${[...roots.keys()]
        .slice(0, 5)
        .map((file) => `\`${tree.label === "work tree" ? "" : `${tree.label}:`}${file}\``)
        .join(", ")}`,
    });
  }
  roots.clear();
  if (partner) roots.set(path, partner);
}

/** Those of one name, where one is asked for. Throws `E_USAGE` when there is none. */
export function onlyNamed<T>(names: ReadonlyMap<T, string>, api: string | undefined): Map<T, string> {
  const found = new Map([...names].filter(([, name]) => api === undefined || name === api));
  if (api === undefined || found.size > 0) return found;
  const known = [...names.values()];
  throw new ApigateError("E_USAGE", `there is no API \`${api}\``, {
    hint: didYouMean(api, known) ?? `APIs here: ${known.join(", ")}`,
  });
}

/** True when any file differs, or when that is not known without reading. */
async function otherFilesDiffer(base: Tree, revision: Tree): Promise<boolean> {
  if (base.id === undefined || revision.id === undefined) return true;
  const [before, after] = [await base.entries(), await revision.entries()];
  return before.size !== after.size || [...before.values()].some(({ path, oid }) => after.get(path)?.oid !== oid);
}

/** The same bytes at the same place, and nothing that another file could change. */
const isUnchanged = ({ base, revision }: Pair, filesDiffer: boolean): boolean =>
  base !== undefined &&
  base.file === revision?.file &&
  base.oid === revision.oid &&
  !(filesDiffer && base.mayReferOut());

function noApi(base: Tree, revision: Tree): ApigateError {
  const where = base.label === revision.label ? base.label : `${base.label} and ${revision.label}`;
  return new ApigateError("E_NO_API", `no API description was found in ${where}`, {
    hint: "A description is a JSON or YAML file with `openapi` or `swagger` at its top; to compare one file, name it",
  });
}
