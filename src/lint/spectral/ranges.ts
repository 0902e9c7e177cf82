import { getOrMake } from "../../core/get-or-make.ts";
import type { Document } from "../../document/document.ts";
import { endOfLast, JsonSpans, type Span } from "./json-ranges.ts";
import { parseYamlSyntax, stoplightYaml } from "./yaml-syntax.ts";

/** From 0; characters are UTF-16 code units. */
export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

/** Something at a place in a document. */
export interface Placed {
  document: Document;
  path: readonly (string | number)[];
}

/** Where Spectral says something is that it does not find. */
const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Where things stand, as Spectral says it: the root document as its YAML parser sees it, also when it is JSON; other
 * `.json` files as its JSON parser does. Each document is read through once.
 */
export function rangesOf<T extends Placed>(placed: readonly T[], root: Document): (one: T) => Range {
  const byDocument = new Map<Document, string[][]>();
  for (const { document, path } of placed) getOrMake(byDocument, document, () => []).push(path.map(String));
  const readers = new Map<Document, (path: readonly string[]) => Range>();
  for (const [document, paths] of byDocument) readers.set(document, readerOf(document, paths, document === root));
  return ({ document, path }) => readers.get(document)?.(path.map(String)) ?? NOWHERE;
}

/** Where one place of a document stands. */
export const rangeIn = (document: Document, path: readonly string[], isRoot: boolean): Range =>
  readerOf(document, [path], isRoot)(path);

function readerOf(document: Document, paths: readonly (readonly string[])[], isRoot: boolean) {
  if (document.format === "yaml") return yamlReader(document);
  return jsonReader(document, paths, isRoot || !document.file.endsWith(".json"));
}

function jsonReader(document: Document, paths: readonly (readonly string[])[], asYaml: boolean) {
  const source = document.source();
  const spans = new JsonSpans(source.raw, paths);
  const positionOf = (offset: number): Position => {
    const { line, column } = source.positionAt(offset);
    return { line: line - 1, character: column - 1 };
  };
  return (path: readonly string[]): Range => {
    const span = spans.of(path);
    if (!span) return NOWHERE;
    const { start, end } = asYaml ? yamlSpan(source.raw, span, path.length === 0) : span;
    return { start: positionOf(start), end: positionOf(end) };
  };
}

/** A map or list begins behind the colon of its key, and ends with what is last in it. */
function yamlSpan(text: string, { keyEnd, start, end }: Span, isRoot: boolean): { start: number; end: number } {
  const opening = text.charAt(start);
  if (opening !== "{" && opening !== "[") return { start, end };
  const begins = keyEnd === undefined ? start : keyEnd + 1;
  return { start: isRoot && text.indexOf("\n") + 1 === start ? 0 : begins, end: endOfLast(text, end) };
}

function yamlReader(document: Document) {
  const parsed = parseYamlSyntax(document);
  return (path: readonly string[]): Range =>
    stoplightYaml().getLocationForJsonPath(parsed, [...path])?.range ?? NOWHERE;
}
