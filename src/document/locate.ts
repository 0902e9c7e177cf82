import type { Location } from "../core/finding.ts";
import type { Document } from "./document.ts";
import { locateJson } from "./locate-json.ts";
import { locateYaml } from "./locate-yaml.ts";
import { type Node, pointerOf } from "./node.ts";

/** Line and column, from 1. */
export interface Position {
  line: number;
  column: number;
}

/** File, line and column of one node; reads the whole text once, so for many nodes use `locateAll`. */
export function locate(node: Node): Location {
  const pointer = pointerOf(node);
  return { file: node.document.file, pointer, ...START, ...locateAll(node.document, [pointer]).get(pointer) };
}

const START: Position = { line: 1, column: 1 };

/** Positions of pointers in one document, in one pass. A pointer that is not there is missing from the answer. */
export function locateAll(document: Document, pointers: Iterable<string>): Map<string, Position> {
  const wanted = new Set(pointers);
  return document.format === "json" ? locateJson(document.source(), wanted) : locateYaml(document.text(), wanted);
}
