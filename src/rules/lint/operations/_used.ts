import { getOrMake } from "../../../core/get-or-make.ts";
import { referenceOf, splitReference } from "../../../document/description.ts";
import type { Document } from "../../../document/document.ts";
import { items, member, members, type Node, stringOf } from "../../../document/node.ts";
import { isObject, type Json } from "../../../document/value.ts";
import { inventoryOf } from "../../../lint/consistency/inventory.ts";
import type { Subjects } from "../../../lint/subjects.ts";
import type { Api } from "../../../model/api.ts";

type Component = Subjects["component"];

/** At the top of 2.0; in 3 everything stands below `components`. */
const SECTIONS_OF_2_0 = new Set(["definitions", "parameters", "responses", "securityDefinitions"]);

/**
 * The components of a description, and which of them something outside leads to. Security schemes are demanded, not
 * referred to: they have a rule of their own.
 */
export function usedIn(api: Api): { components: readonly Component[]; isUsed(component: Component): boolean } {
  const components = inventoryOf(api).component.filter(({ section }) => !isScheme(section));
  const reached = new Reached(api, components);
  for (const [key, node] of members(api.node))
    if (key !== "components" && !SECTIONS_OF_2_0.has(key)) reached.enter(node);
  return { components, isUsed: ({ node }) => reached.has(node) };
}

const isScheme = (section: string): boolean => section === "securitySchemes" || section === "securityDefinitions";

/** Everything that a place leads to, whatever kind of reference leads there: examples and extensions count. */
class Reached {
  readonly #api: Api;
  readonly #files: ReadonlySet<string>;
  readonly #seen = new Map<Document, Set<Json>>();
  /** By schema with a discriminator: those that extend it are among its alternatives, though nothing refers to them. */
  readonly #extensions = new Map<Json, Node[]>();

  constructor(api: Api, components: readonly Component[]) {
    this.#api = api;
    this.#files = new Set([...api.description.documents].map(({ file }) => file));
    for (const { node } of components)
      for (const parent of items(member(node, "allOf")).flatMap((branch) => this.#targets(branch)))
        if (member(parent, "discriminator")) getOrMake(this.#extensions, parent.value, () => []).push(node);
  }

  has = ({ document, value }: Node): boolean => this.#seen.get(document)?.has(value) ?? false;

  enter(start: Node): void {
    const open = [start];
    for (let next = open.pop(); next; next = open.pop()) {
      if (typeof next.value !== "object" || next.value === null || this.has(next)) continue;
      getOrMake(this.#seen, next.document, () => new Set<Json>()).add(next.value);
      for (const child of items(next)) open.push(child);
      for (const [, child] of members(next)) open.push(child);
      for (const target of this.#targets(next)) open.push(target);
      for (const schema of this.#extensions.get(next.value) ?? []) open.push(schema);
    }
  }

  /** A part of a component is a use of the component. */
  #targets(node: Node): Node[] {
    const references = [referenceOf(node.value), ...mappingOf(node)].filter((one) => one !== undefined);
    return references.flatMap((reference) => {
      const target = this.#target(node, reference);
      return target ? [componentAround(target)] : [];
    });
  }

  /** Examples may refer to files that were not read: those lead to no component. */
  #target(from: Node, reference: string): Node | undefined {
    if (!this.#files.has(splitReference(from.document.file, reference).file)) return undefined;
    try {
      return this.#api.description.follow(from, reference);
    } catch {
      return undefined;
    }
  }
}

/** Values of a discriminator's mapping: references, or names of schemas. */
const mappingOf = (node: Node): (string | undefined)[] => {
  const discriminator = member(node, "discriminator");
  const mapping = discriminator && member(discriminator, "mapping");
  if (!isObject(mapping?.value)) return [];
  return members(mapping).flatMap(([key]) => {
    const target = stringOf(mapping, key);
    return target === undefined || /[#/.]/.test(target) ? [target] : [`#/components/schemas/${target}`];
  });
};

/** The component that a place is, or is a part of. */
function componentAround(target: Node): Node {
  for (let at: Node | undefined = target; at?.parent; at = at.parent) {
    const { parent: section } = at;
    const isTop = section.parent !== undefined && section.parent.parent === undefined;
    if (isTop && SECTIONS_OF_2_0.has(String(section.key))) return at;
    const isBelowComponents = section.parent?.key === "components" && section.parent.parent?.parent === undefined;
    if (isBelowComponents) return at;
  }
  return target;
}
