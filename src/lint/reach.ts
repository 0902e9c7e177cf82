import { getOrMake } from "../core/get-or-make.ts";
import type { Description } from "../document/description.ts";
import type { Document } from "../document/document.ts";
import { member, type Node } from "../document/node.ts";
import { referencesUnder } from "../document/references.ts";
import type { Json } from "../document/value.ts";
import type { Api } from "../model/api.ts";

type ByPlace<T> = Map<Document, Map<Json, T>>;

interface Reached {
  /** By what an operation contains or refers to. */
  parts: ByPlace<Set<string>>;
  /** By path item: what stands in one and in none of its operations concerns them all. */
  paths: ByPlace<Set<string>>;
}

/** Tells which operations lead to a place. The references are followed only when somebody asks. */
export class Reach {
  readonly #api: Api;
  #reached: Reached | undefined;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Names of the operations whose description contains the place or refers to it, sorted; none for what concerns all. */
  operationsOf(place: Node): string[] {
    this.#reached ??= reachOf(this.#api);
    const { parts, paths } = this.#reached;
    const found = new Set<string>();
    for (let at: Node | undefined = place; at; at = at.parent) {
      for (const name of namesAt(parts, at)) found.add(name);
      if (found.size === 0) for (const name of namesAt(paths, at)) found.add(name);
    }
    return [...found].sort();
  }
}

const namesAt = (rows: ByPlace<Set<string>>, { document, value }: Node): Iterable<string> =>
  rows.get(document)?.get(value) ?? [];

function reachOf(api: Api): Reached {
  const reached: Reached = { parts: new Map(), paths: new Map() };
  const links: ByPlace<Node[]> = new Map();
  for (const operation of [...api.operations.values(), ...api.webhooks.values()]) {
    at(reached.paths, operation.pathNode, () => new Set<string>()).add(operation.name);
    const seen = new Set<Json>();
    const open = [operation.at(), operation.node, member(operation.pathNode, "parameters")];
    while (open.length > 0) {
      const next = open.pop();
      if (!next || typeof next.value !== "object" || next.value === null || seen.has(next.value)) continue;
      seen.add(next.value);
      at(reached.parts, next, () => new Set<string>()).add(operation.name);
      open.push(...at(links, next, () => targetsUnder(next, api.description)));
    }
  }
  return reached;
}

/** What is referred to from a place, one step away. */
function targetsUnder(start: Node, description: Description): Node[] {
  const targets: Node[] = [];
  for (const { from, reference } of referencesUnder(start, new Set())) {
    try {
      targets.push(description.follow(from, reference));
    } catch {
      // It leads nowhere: that is said elsewhere, and nothing is reached through it.
    }
  }
  return targets;
}

const at = <T>(rows: ByPlace<T>, { document, value }: Node, make: () => T): T =>
  getOrMake(
    getOrMake(rows, document, () => new Map<Json, T>()),
    value,
    make,
  );
