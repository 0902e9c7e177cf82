import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Entry, Tree } from "../source/tree.ts";
import { discoverPacts, pactsAmong, readPact } from "./discover.ts";
import type { Pact } from "./pact.ts";

/**
 * The pacts that are named: files, or folders of which every JSON file must be a pact; `.` is the whole tree.
 * In path order, each once. Throws `E_SOURCE` for a path that is not there, `E_NO_PACT` for a folder without pacts.
 */
export async function readPacts(tree: Tree, paths: readonly string[]): Promise<Pact[]> {
  const pacts = new Map<string, Pact>();
  for (const path of paths) for (const pact of await pactsAt(tree, path)) pacts.set(pact.document.file, pact);
  return [...pacts.values()].sort((a, b) => (a.document.file < b.document.file ? -1 : 1));
}

async function pactsAt(tree: Tree, named: string): Promise<Pact[]> {
  const path = normalised(named);
  const entries = await tree.entries();
  const pacts = path === "" ? await discoverPacts(tree) : await namedPacts(tree, path, entries);
  if (pacts.length > 0) return pacts;
  throw new ApigateError("E_NO_PACT", `there is no pact in \`${named}\``, {
    hint: "Pacts are JSON files with `consumer`, `provider` and `interactions` or `messages`",
  });
}

async function namedPacts(tree: Tree, path: string, entries: ReadonlyMap<string, Entry>): Promise<Pact[]> {
  const inside = [...entries.values()].filter((entry) => entry.path.startsWith(`${path}/`));
  if (inside.length > 0) return pactsAmong(tree, inside, () => true);
  const blob = (await tree.read([path])).get(path);
  if (blob || entries.has(path)) return [readPact(path, blob)];
  throw new ApigateError("E_SOURCE", `there is no file or folder \`${path}\` in ${tree.label}`, {
    hint:
      didYouMean(path, placesOf(entries)) ??
      "Files that git ignores are not found by their folder: name the file itself, or remove it from .gitignore",
  });
}

/** JSON files and the folders they stand in. */
function placesOf(entries: ReadonlyMap<string, Entry>): Set<string> {
  const places = new Set<string>();
  for (const path of entries.keys()) {
    if (!/\.json$/i.test(path)) continue;
    places.add(path);
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) places.add(path.slice(0, end));
  }
  return places;
}

/** `./pacts/` → `pacts`, `.` → nothing. */
const normalised = (path: string): string =>
  path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/");
