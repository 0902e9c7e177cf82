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

/** Alternatives within alternatives, and how many of them, are looked at. */
const DEPTH = 2;
const BREADTH = 32;

export const facetsOf = ({ reader }: Api, nodes: readonly Node[]): Facets =>
  reader.facets(reader.read(nodes), "response");

export function shapesOf(api: Api, nodes: readonly Node[], depth = DEPTH): Shape[] {
  const { properties, required, items, unions } = facetsOf(api, nodes);
  const [union] = unions;
  if (!union || depth === 0) return [{ properties, required, items }];
  return union.branches
    .slice(0, BREADTH)
    .flatMap((branch) => shapesOf(api, [branch], depth - 1))
    .map((shape) => ({
      properties: new Map([...properties, ...shape.properties]),
      required: new Set([...required, ...shape.required]),
      items: [...items, ...shape.items],
    }));
}

/** `traceId`, `trace_id` and `Trace-ID` are one name. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[-_. ]/g, "");

/** Whether every alternative has a property of one of these plain names, itself or a level or two below; lists are no levels. */
export function tells(api: Api, nodes: readonly Node[], names: ReadonlySet<string>): boolean {
  const known = new Map<number, boolean>();
  const look = (at: readonly Node[], depth: number): boolean => {
    if (at.length === 0) return false;
    const { id } = api.reader.read(at);
    if (!known.has(id)) {
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
    if (seen.has(id)) continue;
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
