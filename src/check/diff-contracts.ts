import { ApigateError } from "../core/errors.ts";
import type { Unchecked } from "../core/finding.ts";
import { type Pair, pathOf } from "../document/pair.ts";
import type { Scope } from "../document/scope.ts";
import { discoverPacts } from "../pact/discover.ts";
import type { Interaction, Pact } from "../pact/pact.ts";
import type { Entry, Tree } from "../source/tree.ts";
import { type ApiNames, assignNamed, assignPacts, interactionsOf } from "./contracts.ts";

export interface ContractsOptions {
  base: Tree;
  revision: Tree;
  pacts?: readonly Pact[] | undefined;
  consumers?: readonly string[];
}

/** What consumers do with each API that changed. */
export interface Contracted {
  interactions: ReadonlyMap<string, readonly Interaction[]>;
  unchecked: Unchecked[];
}

/**
 * Pacts of both sides: a pact that the change itself edits or deletes speaks for the consumers that are out there, and
 * one that it adds for those to come. Where there is no pact at all, nobody works with pacts, and nothing is said of them. Of pacts of other
 * providers something is said only when they were named.
 */
export async function contractsOfDiff(options: ContractsOptions, { changed, unchanged }: Scope): Promise<Contracted> {
  const pacts = options.pacts ?? (await pactsOfBoth(options, [...changed.keys()]));
  const missing = (options.consumers ?? []).filter((consumer) => !pacts.some((pact) => pact.consumer === consumer));
  if (pacts.length === 0) return { interactions: new Map(), unchecked: missing.map(noPact) };
  const names = [...changed].flatMap(([pair, name]) => namesOf(pair, name));
  const isNamed =
    options.pacts !== undefined && (options.base.only !== undefined || options.revision.only !== undefined);
  const { byApi, unchecked } = isNamed
    ? assignNamed(pacts, names)
    : assignPacts(pacts, [...names, ...unchanged.map((api) => ({ ...api, title: "" }))]);
  const interactions = new Map([...changed.values()].map((name) => [name, interactionsOf(byApi.get(name) ?? [])]));
  const silent = [...interactions].filter(([, found]) => found.length === 0).map(([name]) => noConsumer(name));
  const strangers = options.pacts ? unchecked : [];
  return { interactions, unchecked: [...silent, ...strangers, ...missing.map(noPact)] };
}

const noConsumer = (api: string): Unchecked => ({
  what: `consumers of ${api}`,
  why: "no pact names it as its provider, so nobody can say whom a change breaks",
});

export const noPact = (consumer: string): Unchecked => ({
  what: `consumer ${consumer}`,
  why: "it has no pact here, so nobody can say whether a change breaks it",
});

async function pactsOfBoth({ base, revision }: ContractsOptions, pairs: readonly Pair[]): Promise<Pact[]> {
  const roots = (side: "base" | "revision") => pairs.flatMap((pair) => pair[side]?.file ?? []);
  const before = await pactsOf(base, new Set(roots("base")));
  const known = new Set([...roots("revision"), ...(await sameFiles(base, revision))]);
  return [...before, ...(await pactsOf(revision, known))];
}

/** Says on which side a pact cannot be read: one of the past cannot be mended. */
async function pactsOf(tree: Tree, known: ReadonlySet<string>): Promise<Pact[]> {
  try {
    return await discoverPacts(tree, known);
  } catch (error) {
    if (!(error instanceof ApigateError) || tree.ref.commit === null) throw error;
    const { code, message, hint, location, cause } = error;
    const advice = `It stands in ${tree.label}; to go on without it, name the pacts: --pacts <folder>`;
    throw new ApigateError(code, message, { hint: hint ? `${hint}. ${advice}` : advice, location, cause });
  }
}

/** Files that are the same on both sides, where git knows. */
async function sameFiles(base: Tree, revision: Tree): Promise<string[]> {
  const before = await base.entries();
  const isSame = ({ path, oid }: Entry) => oid !== undefined && before.get(path)?.oid === oid;
  return [...(await revision.entries()).values()].filter(isSame).map(({ path }) => path);
}

/** An API goes by what it is called on either side. */
function namesOf(pair: Pair, name: string): ApiNames[] {
  const titles = [pair.base, pair.revision].flatMap((root) => root?.title() ?? []);
  return [...new Set(titles)].map((title) => ({ name, path: pathOf(pair), title }));
}
