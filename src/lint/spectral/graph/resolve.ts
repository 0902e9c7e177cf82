import { posix } from "node:path";
import { ApigateError } from "../../../core/errors.ts";
import { getOrMake } from "../../../core/get-or-make.ts";
import type { Document } from "../../../document/document.ts";
import type { Sources } from "../sources.ts";
import { Circles } from "./circles.ts";
import { crawl } from "./crawl.ts";
import { cutCircles } from "./cut.ts";
import { isContainer, memberOf, put, type Site, SourceFile, shallowCopy, type Value } from "./source-file.ts";

/** A reference that leads nowhere. */
export interface DeadReference {
  file: SourceFile;
  /** Of the object that holds the `$ref`. */
  path: readonly string[];
  message: string;
}

/** Files that lead to one another, at most; Spectral follows no further either. */
const DEEPEST = 100;

/** Steps from references to references to them, over all of a description. */
const MOST_STEPS = 5_000_000;

/**
 * Puts what each `$ref` leads to in its place, as @stoplight/json-ref-resolver does, but keeps a target that many refer
 * to one object. What closes a circle stays a `$ref`, so that what comes out is a graph without circles.
 */
export class Resolution {
  readonly root: SourceFile;
  readonly #dead = new Map<string, DeadReference>();
  /** Objects that stand in more than one place. */
  readonly shared = new Set<object>();
  readonly #files = new Map<string, SourceFile>();
  readonly #names: string[] = [];
  readonly #copies = new Set<object>();
  readonly #open: SourceFile[] = [];
  readonly #outward = new Map<object, Map<string, Value>>();
  #steps = 0;

  /** Files of another version by those of this one: by where they stand, seen from the root. */
  readonly counterparts: ReadonlyMap<SourceFile, SourceFile>;

  /** `nameOf` tells how Spectral is to name a file; what is equal in another version is the same object. */
  constructor(sources: Sources, nameOf: (file: string) => string, like?: Resolution) {
    const { root } = sources;
    const others = new Map(
      [...(like?.files ?? [])].map((file) => [seenFrom(like?.root.document, file.document), file]),
    );
    const pairs: [SourceFile, SourceFile][] = [];
    for (const document of new Set([...sources.documents.values(), root])) {
      const other = others.get(seenFrom(root, document));
      const file = new SourceFile(document, nameOf(document.file), other);
      this.#files.set(document.file, file);
      if (other) pairs.push([file, other]);
    }
    this.counterparts = new Map(pairs);
    this.root = this.#files.get(root.file) as SourceFile;
    this.#nameOf = nameOf;
    this.#resolve(this.root, [[]], false);
    cutCircles(this.root.resolved, this.#outward);
  }

  readonly #nameOf: (file: string) => string;

  get files(): Iterable<SourceFile> {
    return this.#files.values();
  }

  /** The root and the files that references have led to. */
  get looked(): Iterable<SourceFile> {
    return [...this.#files.values()].filter((file) => file === this.root || file.crawled.size > 0);
  }

  /** Each message once, as Spectral has it. */
  get dead(): Iterable<DeadReference> {
    return this.#dead.values();
  }

  /** Every place that a reference names, as `<file>#<pointer>`. */
  get targetNames(): readonly string[] {
    return [...this.#names, this.root.name];
  }

  /** Resolves what is below some paths of a file, and whatever that needs. */
  #resolve(file: SourceFile, paths: readonly (readonly string[])[], follow: boolean): void {
    const found = crawl(file, paths, follow, (name) => this.#files.get(name));
    if (found.length === 0) return;
    this.#open.push(file);
    const outward = found.filter((site) => site.target !== file && this.#leadsOn(file, site));
    const byTarget = new Map<SourceFile | undefined, Site[]>();
    for (const site of outward) getOrMake(byTarget, site.target, () => []).push(site);
    for (const [target, sites] of byTarget) this.#resolveOutward(file, target, sites);
    this.#open.pop();
    this.#resolveLocal(file, found);
  }

  /** Whether a reference to another file is followed: not back into a file from which the way here leads. */
  #leadsOn(file: SourceFile, site: Site): boolean {
    const { target, targetPointer, targetPath } = site;
    site.followed = true;
    this.#names.push(`${target?.name ?? site.reference}${targetPointer}`);
    if (!target) this.#report(file, site, this.#missingFile(file, site));
    else if ((target !== this.root && this.#open.includes(target)) || this.#open.length > DEEPEST) return false;
    else if (!targetPath) this.#report(file, site, `'${targetPointer}' JSON pointer is invalid`);
    return target !== undefined && targetPath !== undefined;
  }

  #resolveOutward(file: SourceFile, target: SourceFile | undefined, sites: readonly Site[]): void {
    if (!target) return;
    const paths = sites.flatMap(({ targetPath }) => (targetPath ? [targetPath] : []));
    this.#resolve(target, paths, true);
    for (const site of sites) {
      const value = site.targetPath && this.#draftAt(target, site.targetPath);
      if (value === undefined) this.#report(file, site, `'${site.targetPointer}' does not exist @ '${target.name}'`);
      else this.#replace(file, site, value);
    }
  }

  #missingFile(file: SourceFile, { reference }: Site): string {
    const [target = ""] = reference.split("#");
    if (target === "") return "EISDIR: illegal operation on a directory, read";
    const folder = file.document.file.split("/").slice(0, -1);
    const name = this.#nameOf([...folder, ...target.split("/")].reduce(step, []).join("/"));
    return `ENOENT: no such file or directory, open '${name}'`;
  }

  /** In the order of Spectral's resolver: first what others refer to, then they. */
  #resolveLocal(file: SourceFile, found: readonly Site[]): void {
    const sites = found.filter((site) => this.#isLocal(file, site));
    if (sites.length === 0) return;
    const closing = closingCircles([...file.sites.values()].filter((site) => isCandidate(file, site)));
    const dependants = new Map<string, Site[]>();
    for (const site of sites) {
      getOrMake(dependants, site.targetPointer, () => []).push(site);
      this.#names.push(`${file.name}${site.targetPointer}`);
    }
    for (const pointer of inOrder(sites, dependants)) {
      const path = dependants.get(pointer)?.[0]?.targetPath;
      if (!path) continue;
      const value = path.length === 0 ? file.value : this.#draftAt(file, path);
      for (const site of this.#allDependants(pointer, dependants)) {
        if (closing(site, pointer)) continue;
        site.followed = true;
        if (value === undefined) this.#report(file, site, `'${pointer}' does not exist`);
        else this.#replace(file, site, value);
      }
    }
  }

  #isLocal(file: SourceFile, site: Site): boolean {
    if (site.target !== file) return false;
    if (!site.targetPath) this.#report(file, { ...site, path: [] }, `'${site.targetPointer}' JSON pointer is invalid`);
    return isCandidate(file, site);
  }

  /** References to a place, and references to those: the latter first. */
  #allDependants(pointer: string, dependants: ReadonlyMap<string, Site[]>): Site[] {
    const found = new Set<Site>();
    const enter = (at: string) => ({ site: undefined as Site | undefined, rest: (dependants.get(at) ?? []).values() });
    const entered = new Set([pointer]);
    const work = [enter(pointer)];
    for (let top = work.at(-1); top; top = work.at(-1)) {
      if (++this.#steps > MOST_STEPS) throw tooMany(this.root);
      const next = top.rest.next();
      if (next.done) {
        work.pop();
        if (top.site) found.add(top.site);
      } else if (!entered.has(next.value.pointer)) {
        entered.add(next.value.pointer);
        work.push({ ...enter(next.value.pointer), site: next.value });
      }
    }
    return [...found];
  }

  /** What stands at a path of the copy of a file; everything on the way, and the end, is made a copy. */
  #draftAt(file: SourceFile, path: readonly string[]): Value {
    file.resolved = this.#copied(file.resolved);
    let at = file.resolved;
    for (const key of path) {
      const child = memberOf(at, key);
      if (child === undefined) return undefined;
      const copy = this.#copied(child);
      if (copy !== child && isContainer(at)) put(at, key, copy);
      at = copy;
    }
    return at;
  }

  #copied(value: Value): Value {
    if (!isContainer(value) || this.#copies.has(value)) return value;
    const copy = shallowCopy(value);
    this.#copies.add(copy);
    return copy;
  }

  #replace(file: SourceFile, site: Site, value: Value): void {
    const { path } = site;
    site.replaced = true;
    if (isContainer(value)) this.shared.add(value);
    const key = path.at(-1);
    if (key === undefined) {
      file.resolved = value;
      return;
    }
    const holder = this.#draftAt(file, path.slice(0, -1));
    if (!isContainer(holder)) return;
    if (site.target !== file)
      getOrMake(this.#outward, holder, () => new Map<string, Value>()).set(key, memberOf(holder, key));
    put(holder, key, value);
  }

  #report(file: SourceFile, { path }: Pick<Site, "path">, message: string): void {
    if (!this.#dead.has(message)) this.#dead.set(message, { file, path, message });
  }
}

/** Tells references that close a circle: those that Spectral sees, and those it would go round in for ever. */
function closingCircles(sites: readonly Site[]): (site: Site, targetPointer: string) => boolean {
  const seen = new Circles(sites, "names");
  const followed = sites.filter((site) => !seen.closes(site, site.targetPointer));
  const left = new Circles(followed, "places");
  return (site, targetPointer) => seen.closes(site, targetPointer) || left.closes(site, targetPointer);
}

/** Local, and not to something around it. */
const isCandidate = (file: SourceFile, { target, targetPath, path }: Site): boolean =>
  target === file &&
  targetPath !== undefined &&
  !(targetPath.length > 0 && targetPath.every((key, at) => key === path[at]));

/** Pointers so that a reference comes after what it refers to; what only refers in a circle comes last. */
function inOrder(sites: readonly Site[], dependants: ReadonlyMap<string, Site[]>): Set<string> {
  const targets = new Map(sites.map(({ pointer, targetPointer }) => [pointer, targetPointer]));
  const order = new Set<string>();
  const visit = (start: string): void => {
    const chain: string[] = [];
    const seen = new Set<string>();
    for (
      let at: string | undefined = start;
      at !== undefined && !order.has(at) && !seen.has(at);
      at = targets.get(at)
    ) {
      seen.add(at);
      chain.push(at);
    }
    for (const pointer of chain.reverse()) order.add(pointer);
  };
  for (const { pointer } of sites) if (!dependants.has(pointer)) visit(pointer);
  for (const { pointer, targetPointer } of sites) for (const at of [pointer, targetPointer]) visit(at);
  return order;
}

/** The root itself is the root, whatever it is called. */
const seenFrom = (root: Document | undefined, { file }: Document): string =>
  file === root?.file ? "" : posix.relative(posix.dirname(root?.file ?? ""), file);

function step(parts: string[], part: string): string[] {
  if (part === "..") parts.pop();
  else if (part !== "." && part !== "") parts.push(part);
  return parts;
}

const tooMany = (root: SourceFile): ApigateError =>
  new ApigateError("E_LIMIT", "the description has too many references to references", {
    location: { file: root.document.file },
    hint: "Refer to the last of them directly",
  });
