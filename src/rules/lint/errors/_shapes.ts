import path from "node:path";
import { type Node, stringOf } from "../../../document/node.ts";
import type { Api } from "../../../model/api.ts";
import type { Facets } from "../../../schema/facets.ts";

/** An object as readers of a response see it: one of the alternatives where a schema offers several. */
export interface Shape {
  properties: ReadonlyMap<string, readonly Node[]>;
  required: ReadonlySet<string>;
  items: readonly Node[];
}

/** How deep alternatives and properties are looked into; how many alternatives, and how many schemas, at most. */
const DEPTH = 2;
const BREADTH = 16;
const SCHEMAS = 100;

export const facetsOf = ({ reader }: Api, nodes: readonly Node[]): Facets =>
  reader.facets(reader.read(nodes), "response");

export function shapesOf(api: Api, nodes: readonly Node[]): Shape[] {
  const shapes: Shape[] = [];
  const open = [{ parts: [facetsOf(api, nodes)], depth: 0 }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { parts, depth } = next;
    const [union] = parts[depth]?.unions ?? [];
    if (!union || depth === DEPTH || shapes.length + open.length >= BREADTH) shapes.push(shapeOf(parts));
    else
      for (const branch of union.branches.slice(0, BREADTH))
        open.push({ parts: [...parts, facetsOf(api, [branch])], depth: depth + 1 });
  }
  return shapes;
}

/** What holds where all of them apply. */
const shapeOf = (parts: readonly Facets[]): Shape => ({
  properties: new Map(parts.flatMap(({ properties }) => [...properties])),
  required: new Set(parts.flatMap(({ required }) => [...required])),
  items: parts.flatMap(({ items }) => items),
});

/** `traceId`, `trace_id` and `Trace-ID` are one name. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[-_. ]/g, "");

/** Whether every alternative has a property of one of these plain names, itself or a level or two below; lists are no levels. */
export function tells(api: Api, nodes: readonly Node[], names: ReadonlySet<string>): boolean {
  const known = new Map<number, boolean>();
  const look = (at: readonly Node[], depth: number): boolean => {
    if (at.length === 0) return false;
    const { id } = api.reader.read(at);
    if (!known.has(id) && known.size < SCHEMAS) {
      known.set(id, false);
      known.set(
        id,
        shapesOf(api, at).every((shape) => lookInto(shape, depth)),
      );
    }
    return known.get(id) ?? false;
  };
  const lookInto = ({ properties, items }: Shape, depth: number): boolean =>
    [...properties.keys()].some((name) => names.has(plainName(name))) ||
    look(items, depth) ||
    (depth > 0 && [...properties.values()].some((below) => look(below, depth - 1)));
  return look(nodes, DEPTH);
}

/** Every property of every alternative, and those a level or two below (lists are none), each place once. */
export function* propertiesWithin(api: Api, nodes: readonly Node[]): Generator<[string, Node]> {
  const seen = new Set<number>();
  const open = [{ at: nodes, depth: DEPTH }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, depth } = next;
    const { id } = api.reader.read(at);
    if (seen.has(id) || seen.size === SCHEMAS) continue;
    seen.add(id);
    for (const { properties, items } of shapesOf(api, at)) {
      for (const [name, [node]] of properties) if (node) yield [name, node];
      if (items.length > 0) open.push({ at: items, depth });
      if (depth > 0) for (const below of properties.values()) open.push({ at: below, depth: depth - 1 });
    }
  }
}

/** Of a reusable schema its name, of one with a file of its own that of the file: `Problem`, `problem.yaml`. */
function nameOf(node: Node): string | undefined {
  const { parent, key, document } = node;
  if (!parent) return path.posix.basename(document.file);
  const isNamed = parent.key === "schemas" || (parent.key === "definitions" && parent.parent?.parent === undefined);
  return isNamed ? String(key) : stringOf(node, "title");
}

/** Whether a schema goes by a name; that of a file does without its ending. */
export const isCalled = (node: Node, name: string): boolean =>
  [name, `${name}.yaml`, `${name}.yml`, `${name}.json`].includes(nameOf(node) ?? "");

/** The name, or "the schema" where there is none. */
export function schemaName(node: Node): string {
  const name = nameOf(node);
  return name === undefined ? "the schema" : `\`${name}\``;
}
