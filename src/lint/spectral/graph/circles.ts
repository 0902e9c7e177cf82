import { getOrMake } from "../../../core/get-or-make.ts";
import { escapeToken } from "../../../document/pointer.ts";
import { pointerOf } from "./crawl.ts";
import type { Site } from "./source-file.ts";

/** `names`: as Spectral sees it, which goes wrong where parts of different kinds bear one name. `places`: as it is. */
type View = "names" | "places";

/**
 * Which local references of a file close a circle. Spectral leaves such a `$ref` as it is: one that stands inside
 * something to which its own target leads, over any number of further references. It does not see every circle, and
 * never ends with those that it does not see.
 */
export class Circles {
  /** Targets by their pointer as it is written. */
  readonly #ids = new Map<string, number>();
  /** The same by what the pointer means. */
  readonly #meant = new Map<string, number[]>();
  readonly #edges: Set<number>[] = [];
  readonly #components: number[];
  /** First keys of all targets: what stands below others is in no target. */
  readonly #tops: ReadonlySet<string | undefined>;

  constructor(sites: readonly Site[], view: View) {
    for (const site of sites) this.#addTarget(site);
    this.#tops = new Set(sites.map(({ targetPath }) => targetPath?.[0]));
    for (const site of sites)
      if (this.#tops.has(site.path[0]))
        for (const from of view === "names" ? this.#namedAround(site) : this.#around(site)) this.#connect(from, site);
    this.#components = new Components(this.#edges).of;
  }

  closes(site: Site, targetPointer: string): boolean {
    const from = this.#ids.get(targetPointer);
    if (from === undefined) return false;
    if (this.#leadsToAny(from, "#")) return true;
    if (!this.#tops.has(site.path[0])) return false;
    let pointer = "#";
    for (const key of site.path) {
      pointer += `/${escapeToken(key)}`;
      if (this.#leadsToAny(from, pointer)) return true;
    }
    return false;
  }

  /** Whether a target leads to another one that is meant by a pointer. */
  #leadsToAny(from: number, pointer: string): boolean {
    const meant = this.#meant.get(pointer);
    return meant?.some((around) => around !== from && this.#leads(from, around)) ?? false;
  }

  #addTarget({ targetPointer, targetPath }: Site): void {
    if (!targetPath || this.#ids.has(targetPointer)) return;
    const id = this.#edges.push(new Set()) - 1;
    this.#ids.set(targetPointer, id);
    getOrMake(this.#meant, pointerOf(targetPath), () => []).push(id);
  }

  #connect(from: number, { targetPointer }: Site): void {
    const to = this.#ids.get(targetPointer);
    if (to !== undefined) this.#edges[from]?.add(to);
  }

  /** Targets in which a reference stands, up to those in which its own target stands as well. */
  *#namedAround({ path, pointer, targetPath, targetPointer }: Site): Iterable<number> {
    let stem = "#";
    let tail = "";
    for (const [at, part] of path.entries()) {
      if (part === targetPath?.[at]) stem += `/${part}`;
      else tail += `/${part}`;
      const around = stem + tail;
      const id = part === targetPath?.[at] ? undefined : this.#ids.get(around);
      if (id !== undefined && around !== pointer && around !== targetPointer) yield id;
    }
  }

  *#around({ path }: Site): Iterable<number> {
    let pointer = "#";
    for (const key of path) {
      pointer += `/${escapeToken(key)}`;
      yield* this.#meant.get(pointer) ?? [];
    }
  }

  #leads(from: number, to: number): boolean {
    if (this.#components[from] === this.#components[to]) return true;
    if (this.#edges[to]?.has(from)) return false;
    const seen = new Set([from]);
    for (const at of seen) {
      if (at === to) return true;
      for (const next of this.#edges[at] ?? []) seen.add(next);
    }
    return false;
  }
}

/** Strongly connected components: Tarjan's algorithm, with a stack of its own. */
class Components {
  /** The component of each node. */
  readonly of: number[] = [];
  readonly #edges: readonly ReadonlySet<number>[];
  readonly #order: number[] = [];
  readonly #low: number[] = [];
  readonly #open: number[] = [];
  #entered = 0;
  #count = 0;

  constructor(edges: readonly ReadonlySet<number>[]) {
    this.#edges = edges;
    for (let node = 0; node < edges.length; node++) if (this.#order[node] === undefined) this.#visit(node);
  }

  #visit(start: number): void {
    const work = [this.#enter(start)];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const next = top.rest.next();
      if (next.done) {
        work.pop();
        this.#leave(top.node, work.at(-1)?.node);
      } else if (this.#order[next.value] === undefined) work.push(this.#enter(next.value));
      else if (this.of[next.value] === undefined) this.#lower(top.node, this.#order[next.value]);
    }
  }

  #enter(node: number): { node: number; rest: Iterator<number> } {
    this.#order[node] = this.#entered;
    this.#low[node] = this.#entered++;
    this.#open.push(node);
    return { node, rest: (this.#edges[node] ?? new Set<number>()).values() };
  }

  #leave(node: number, parent: number | undefined): void {
    if (this.#low[node] === this.#order[node]) {
      for (let last = this.#open.pop(); last !== undefined; last = this.#open.pop()) {
        this.of[last] = this.#count;
        if (last === node) break;
      }
      this.#count++;
    }
    if (parent !== undefined) this.#lower(parent, this.#low[node]);
  }

  #lower(node: number, to = Number.POSITIVE_INFINITY): void {
    this.#low[node] = Math.min(this.#low[node] ?? to, to);
  }
}
