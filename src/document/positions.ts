import type { Location } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Document } from "./document.ts";
import { locateAll, type Position } from "./locate.ts";
import { type Node, pointerOf } from "./node.ts";

/** Tells where nodes stand, for all of `nodes` at once: each document that is pointed into is read through once. */
export function locator(nodes: readonly Node[]): (node: Node) => Location {
  const positions = positionsOf(nodes);
  return (node) => {
    const pointer = pointerOf(node);
    const exact = positions.get(node.document)?.get(pointer);
    return { file: node.document.file, ...(exact ?? nearestPosition(node, positions)), pointer };
  };
}

type Positions = Map<Document, Map<string, Position>>;

/** Positions of nodes; of those that do not stand in the text themselves, positions of what is around them. */
function positionsOf(nodes: readonly Node[]): Positions {
  const byDocument = new Map<Document, Node[]>();
  for (const node of nodes) getOrMake(byDocument, node.document, () => []).push(node);
  return new Map(
    [...byDocument].map(([document, own]) => {
      const pointers = own.map(pointerOf);
      const exact = locateAll(document, pointers);
      const missing = own.filter((_, index) => !exact.has(pointers[index] as string));
      return [
        document,
        missing.length > 0 ? new Map([...exact, ...locateAll(document, missing.flatMap(around))]) : exact,
      ];
    }),
  );
}

function around(node: Node): string[] {
  const pointers: string[] = [];
  for (let at = node.parent; at; at = at.parent) pointers.push(pointerOf(at));
  return pointers;
}

function nearestPosition(node: Node, positions: Positions): Position {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const found = positions.get(node.document)?.get(pointerOf(at));
    if (found) return found;
  }
  return { line: 1, column: 1 };
}
