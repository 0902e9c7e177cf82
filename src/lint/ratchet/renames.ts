import path from "node:path";
import { ApigateError } from "../../core/errors.ts";
import { getOrMake } from "../../core/get-or-make.ts";
import { matchOperations } from "../../diff/paths.ts";
import { type Description, referenceOf } from "../../document/description.ts";
import { childNode, items, member, members, type Node, rootNode, tokensOf } from "../../document/node.ts";
import { isObject, type Json, own, show } from "../../document/value.ts";
import type { Api, Operation } from "../../model/api.ts";
import { identityOf, tokenOf } from "../identity.ts";
import { DATA, NAMES } from "./keys.ts";
import { canonicalPlace } from "./place.ts";

/** Names of places, told in those of the other side. */
export interface Renames {
  /** Where a place of base stands in the revision. */
  now(subject: string): string;
  /** Where a place of the revision stood in base. */
  before(subject: string): string;
}

/**
 * Pairs the places of two versions. What both sides refer to from the same place is one thing,
 * whatever it is called, in whichever file it stands, and whether it stands there or is referred to; so is a component
 * that nobody refers to and that has the same, unique content under another name.
 */
export function findRenames(base: Api, revision: Api): Renames {
  const walk = new Walk(base, revision);
  for (const [before, after] of matchOperations(base, revision).pairs) walk.operations(before, after);
  walk.finish();
  walk.sameContents();
  const { renames } = walk;
  const back = new Map([...renames].map(([from, to]) => [to, from]));
  return {
    now: (subject) => renamed(canonicalPlace(subject), renames),
    before: (subject) => renamed(canonicalPlace(subject), back),
  };
}

/** The longest part of the name that is known under another one is replaced. */
function renamed(place: string, renames: ReadonlyMap<string, string>): string {
  for (let end = place.length; end > 0; end = cutBefore(place, end)) {
    const now = renames.get(place.slice(0, end));
    if (now !== undefined) return now + place.slice(end);
  }
  return place;
}

/** Where the name of what is around ends; a whole file ends with its `#`. */
const cutBefore = (place: string, end: number): number => place.lastIndexOf("/", end - 1);

/** Goes through two descriptions in step. */
class Walk {
  readonly renames = new Map<string, string>();
  readonly #base: Api;
  readonly #revision: Api;
  readonly #taken = new Set<string>();
  readonly #seen = new Map<Json, Set<Json>>();
  readonly #open: [base: Node, revision: Node, areNames?: boolean][] = [];

  constructor(base: Api, revision: Api) {
    this.#base = base;
    this.#revision = revision;
  }

  operations(base: Operation, revision: Operation): void {
    const listed = [pathEntry(this.#base, base), pathEntry(this.#revision, revision)] as const;
    if (listed[0] && listed[1]) this.#note(listed[0], listed[1]);
    this.#note(base.pathNode, revision.pathNode);
    for (const [key, parameter] of base.parameters) {
      const other = revision.parameters.get(key);
      if (!other) continue;
      this.#note(parameter.node, other.node);
      this.#open.push([parameter.node, other.node]);
    }
    this.#open.push([base.at(), revision.at()]);
  }

  finish(): void {
    for (let next = this.#open.pop(); next; next = this.#open.pop()) this.#step(...next);
  }

  /** `areNames`: the keys here are names that users chose. */
  #step(base: Node, revision: Node, areNames = false): void {
    const [a, b] = [resolved(this.#base.description, base), resolved(this.#revision.description, revision)];
    if (!a || !b) return;
    if (a !== base || b !== revision) this.#note(a, b);
    if (typeof a.value !== "object" || a.value === null || typeof b.value !== "object") return;
    const partners = getOrMake(this.#seen, a.value, () => new Set<Json>());
    if (partners.has(b.value)) return;
    partners.add(b.value);
    for (const [key, child] of members(a)) {
      const other = !areNames && DATA.has(key) ? undefined : member(b, key);
      if (other) this.#open.push([child, other, !areNames && NAMES.has(key)]);
    }
    this.#items(a, b);
  }

  /** Items are paired by what they are; where one is left on both sides, it is the same under another name. */
  #items(a: Node, b: Node): void {
    const right = new Map<string, Node[]>();
    for (const item of items(b)) getOrMake(right, String(tokenOf(item)), () => []).push(item);
    const left = items(a).filter((item) => {
      const other = right.get(String(tokenOf(item)))?.shift();
      if (other) this.#open.push([item, other]);
      return !other;
    });
    const rest = [...right.values()].flat();
    const [item, other] = [left[0], rest[0]];
    if (left.length !== 1 || rest.length !== 1 || !item || !other) return;
    this.#note(item, other);
    this.#open.push([item, other]);
  }

  /** Components that came and went with the same content. */
  sameContents(): void {
    for (const [section, before] of sectionsOf(this.#base)) {
      const after = sectionsOf(this.#revision).get(section);
      if (!after) continue;
      const [gone, come] = [byContent(before, after), byContent(after, before)];
      for (const [content, [node, ...others]] of gone) {
        const [partner, ...rivals] = come.get(content) ?? [];
        if (node && partner && others.length + rivals.length === 0) this.#note(node, partner);
      }
    }
  }

  /** What is still there under its old name, or was there before under the new one, is not renamed. */
  #note(a: Node, b: Node): void {
    const from = canonicalPlace(identityOf(a, this.#base.description.root.file));
    const to = canonicalPlace(identityOf(b, this.#revision.description.root.file));
    if (from === to || this.renames.has(from) || this.#taken.has(to)) return;
    if (standsIn(this.#revision, a, this.#base) || standsIn(this.#base, b, this.#revision)) return;
    this.renames.set(from, to);
    this.#taken.add(to);
  }
}

function pathEntry(api: Api, { path: template }: Operation): Node | undefined {
  const paths = member(api.node, "paths");
  return paths && member(paths, template);
}

function resolved(description: Description, node: Node): Node | undefined {
  try {
    return description.resolve(node);
  } catch (error) {
    if (error instanceof ApigateError) return undefined;
    throw error;
  }
}

/** Whether something stands at the place that a node of another version has, other than a reference. */
function standsIn(api: Api, node: Node, of: Api): boolean {
  const file = fileIn(api.description.root.file, node.document.file, of.description.root.file);
  const document = [...api.description.documents].find((one) => one.file === file);
  let at: Node | undefined = document && rootNode(document);
  for (const token of tokensOf(node)) at = at && childAt(at, token);
  return at !== undefined && referenceOf(at.value) === undefined;
}

function childAt(node: Node, token: string | number): Node | undefined {
  if (typeof token === "string") return member(node, token);
  const value = Array.isArray(node.value) ? node.value[token] : undefined;
  return value === undefined ? undefined : childNode(node, token, value);
}

/** Files keep their place beside the root document, which may have moved. */
function fileIn(root: string, file: string, ownRoot: string): string {
  if (file === ownRoot) return root;
  return path.posix.join(path.posix.dirname(root), path.posix.relative(path.posix.dirname(ownRoot), file));
}

/** Reusable parts by the name of their section. */
function sectionsOf({ node, version }: Api): Map<string, Node> {
  if (version !== "2.0") return new Map(members(member(node, "components")));
  const sections = ["definitions", "parameters", "responses"].map((name) => [name, member(node, name)] as const);
  return new Map(sections.flatMap(([name, section]) => (section ? [[name, section]] : [])));
}

function byContent(section: Node, other: Node): Map<string, Node[]> {
  const found = new Map<string, Node[]>();
  for (const [name, part] of members(section)) {
    if (isObject(other.value) && own(other.value, name) !== undefined) continue;
    getOrMake(found, show(part.value, Infinity), () => []).push(part);
  }
  return found;
}
