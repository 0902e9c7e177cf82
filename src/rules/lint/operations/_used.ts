import { getOrMake } from "../../../core/get-or-make.ts";
import { referenceOf, splitReference } from "../../../document/description.ts";
import type { Document } from "../../../document/document.ts";
import { items, member, members, type Node, stringOf } from "../../../document/node.ts";
import { isObject, type Json } from "../../../document/value.ts";
import { inventoryOf } from "../../../lint/consistency/inventory.ts";
import type { Subjects } from "../../../lint/subjects.ts";
import type { Api } from "../../../model/api.ts";

type Component = Subjects["component"];

/** What stands here is used by being referred to. */
const SECTIONS = new Set(["components", "definitions", "parameters", "responses", "securityDefinitions"]);

/**
 * The components of a description, and which of them something outside leads to. Security schemes are demanded, not
 * referred to: they have a rule of their own.
 */
export function usedIn(api: Api): { components: readonly Component[]; isUsed(component: Component): boolean } {
  const components = inventoryOf(api).component.filter(({ section }) => !isScheme(section));
  const reached = new Reached(api);
  for (const [key, node] of members(api.node)) if (!SECTIONS.has(key)) reached.enter(node);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { section, node } of components)
      if (isSchemas(section) && !reached.has(node) && extendsUsed(node, reached)) reached.enter(node);
  }
  return { components, isUsed: ({ node }) => reached.has(node) };
}

const isScheme = (section: string): boolean => section === "securitySchemes" || section === "securityDefinitions";

const isSchemas = (section: string): boolean => section === "schemas" || section === "definitions";

/** A schema that extends one with a discriminator is among its alternatives, though nothing refers to it. */
const extendsUsed = (schema: Node, reached: Reached): boolean =>
  items(member(schema, "allOf")).some((branch) => {
    const reference = referenceOf(branch.value);
    const parent = reference === undefined ? undefined : reached.target(branch, reference);
    return parent !== undefined && reached.has(parent) && member(parent, "discriminator") !== undefined;
  });

/** Everything that a place leads to, whatever kind of reference leads there: examples and extensions count. */
class Reached {
  readonly #api: Api;
  readonly #files: ReadonlySet<string>;
  readonly #seen = new Map<Document, Set<Json>>();
  size = 0;

  constructor(api: Api) {
    this.#api = api;
    this.#files = new Set([...api.description.documents].map(({ file }) => file));
  }

  has = ({ document, value }: Node): boolean => this.#seen.get(document)?.has(value) ?? false;

  enter(start: Node): void {
    const open = [start];
    for (let next = open.pop(); next; next = open.pop()) {
      if (typeof next.value !== "object" || next.value === null || this.has(next)) continue;
      getOrMake(this.#seen, next.document, () => new Set<Json>()).add(next.value);
      this.size++;
      open.push(...this.#below(next), ...this.#targets(next));
    }
  }

  #below = (node: Node): Node[] => (Array.isArray(node.value) ? items(node) : members(node).map(([, child]) => child));

  /** A part of a component is a use of the component. */
  #targets(node: Node): Node[] {
    const references = [referenceOf(node.value), ...mappingOf(node)].filter((one) => one !== undefined);
    return references.flatMap((reference) => {
      const target = this.target(node, reference);
      return target ? [componentAround(target)] : [];
    });
  }

  /** Examples may refer to files that were not read: those lead to no component. */
  target(from: Node, reference: string): Node | undefined {
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

function componentAround(target: Node): Node {
  let found = target;
  for (let at: Node | undefined = target; at?.parent; at = at.parent) {
    const section = at.parent;
    const isTop = section.parent?.parent === undefined && SECTIONS.has(String(section.key));
    const isIn3 = section.parent?.key === "components" && section.parent.parent?.parent === undefined;
    if (isTop || isIn3) found = at;
  }
  return found;
}
