import type { Node } from "../node.ts";
import { isObject, type Json, type JsonObject } from "../value.ts";
import type { Edit } from "./edit.ts";
import type { Container, Entry, Span, SyntaxTree } from "./syntax.ts";

/** A stretch of text and what it becomes. */
export interface Splice extends Span {
  text: string;
}

/** The text with these splices made; none of them overlaps another. */
export const spliced = (text: string, splices: readonly Splice[]): string => {
  const parts: string[] = [];
  let from = 0;
  for (const splice of [...splices].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(from, splice.start), splice.text);
    from = splice.end;
  }
  return parts.join("") + text.slice(from);
};

/**
 * What an edit changes of the text of a JSON or YAML document: comments, quotes, indentation and everything else stay as
 * they are. Undefined where that cannot be done; the caller holds the outcome against the value it should have.
 */
export function splicesOf(tree: SyntaxTree, edit: Edit): Splice[] | undefined {
  const splices = plainSplices(tree, edit);
  const isCrlf = tree.text.includes("\r\n") && !/(?<!\r)\n/.test(tree.text);
  return isCrlf ? splices?.map((splice) => ({ ...splice, text: splice.text.replace(/\r?\n/g, "\r\n") })) : splices;
}

function plainSplices(tree: SyntaxTree, edit: Edit): Splice[] | undefined {
  if (edit.kind === "replace") {
    const span = tree.scalar(edit.place);
    return (
      span && [
        { ...span, text: written(edit.value, tree.text.slice(span.start, span.end), isInFlow(tree, edit.place)) },
      ]
    );
  }
  const holder = edit.kind === "rename" || edit.kind === "remove" ? edit.place.parent : edit.place;
  const container = holder && tree.container(holder);
  if (!container) return undefined;
  if (edit.kind === "order") return ordered(tree.text, container, edit.order);
  if (edit.kind === "add") return added(tree.text, container, edit);
  if (edit.kind === "append") return appended(tree.text, container, edit.value);
  const index = indexOf(container, edit.place);
  const entry = container.entries[index];
  if (!entry) return undefined;
  if (edit.kind === "remove") return removed(tree.text, container, index);
  return (
    entry.key && [
      { ...entry.key, text: written(edit.key, tree.text.slice(entry.key.start, entry.key.end), container.isFlow) },
    ]
  );
}

const indexOf = ({ entries }: Container, { key }: Node): number =>
  typeof key === "number" ? key : entries.findIndex((entry) => entry.key?.text === key);

const isInFlow = (tree: SyntaxTree, { parent }: Node): boolean =>
  parent !== undefined && (tree.container(parent)?.isFlow ?? true);

/** A plain value in the quotes that stood there, or in the plainest ones that are safe. */
function written(value: Json, old: string | undefined, isFlow: boolean): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (old?.startsWith("'") && !/['\n]/.test(value)) return `'${value}'`;
  return isPlain(value, isFlow) && !old?.startsWith('"') ? value : JSON.stringify(value);
}

/** Text that YAML takes as it stands: a word, a path, a URL. In JSON nothing is. */
const isPlain = (value: string, isJson: boolean): boolean =>
  !isJson &&
  /^[A-Za-z_/](?:[\w./{}-]|:(?=[\w/]))*$/.test(value) &&
  !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);

/** Positions of the parts that change places: entries in brackets alone, others with their lines and the comments above. */
function ordered(text: string, container: Container, order: readonly number[]): Splice[] {
  const parts = container.isFlow ? container.entries : lineSpans(text, container);
  return order.flatMap((from, to) => {
    const [source, target] = [parts[from], parts[to]];
    if (!source || !target || from === to) return [];
    return [{ ...target, text: endedLike(text.slice(source.start, source.end), text.slice(target.start, target.end)) }];
  });
}

/** The last line of a file may lack its line break. */
const endedLike = (content: string, model: string): string =>
  model.endsWith("\n") === content.endsWith("\n") || !/\n/.test(content + model)
    ? content
    : content.endsWith("\n")
      ? content.slice(0, -1)
      : `${content}\n`;

/** Whole lines of the entries of a block, each with the comments above it. */
function lineSpans(text: string, { entries, start: from }: Container): Span[] {
  const spans: Span[] = [];
  const first = lineStart(text, entries[0]?.start ?? from);
  let start = commentsAbove(text, first, 0) || first; // what opens a file is about the file
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1];
    const end = next
      ? commentsAbove(text, lineStart(text, next.start), lineEnd(text, contentEnd(text, entry)))
      : lineEnd(text, contentEnd(text, entry));
    spans.push({ start, end });
    start = end;
  }
  return spans;
}

/** Where the lines that belong to the next entry begin: comments and blank lines right above it. */
function commentsAbove(text: string, start: number, floor: number): number {
  let at = start;
  while (at > floor) {
    const above = lineStart(text, at - 1);
    if (above < floor || !/^[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(above, at))) break;
    at = above;
  }
  return Math.max(at, floor);
}

/** The end of what an entry says, without the blank lines and comments behind it. */
function contentEnd(text: string, entry: Entry): number {
  const last = entry.value ?? entry.key ?? entry;
  const end = Math.max(entry.end, last.end);
  return entry.start + text.slice(entry.start, end).replace(/(?:\r?\n[ \t]*(?:#[^\n]*)?)+$/, "").length;
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf("\n", offset - 1) + 1;

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

function added(text: string, container: Container, edit: Extract<Edit, { kind: "add" }>): Splice[] | undefined {
  if (container.isList) return undefined;
  const { entries, isFlow } = container;
  const behind = entries.findIndex(({ key }) => key?.text === edit.after);
  const pair = (key: string, value: string) => `${key}: ${value}`;
  const isJson = isFlow && (text[entries[0]?.start ?? -1] ?? '"') === '"';
  if (isFlow) {
    const content = pair(written(edit.key, undefined, isJson), inFlow(edit.value, isJson));
    return inBrackets(text, container, behind + 1, content);
  }
  const [first] = entries;
  const indent = first && " ".repeat(first.start - lineStart(text, first.start));
  if (!first || indent === undefined) return undefined;
  const line = pair(written(edit.key, undefined, false), written(edit.value, undefined, false));
  const previous = entries[behind];
  if (!previous) return [{ start: first.start, end: first.start, text: `${line}\n${indent}` }];
  const at = lineEnd(text, contentEnd(text, previous));
  const lead = text[at - 1] === "\n" ? "" : "\n";
  return [{ start: at, end: at, text: `${lead}${indent}${line}\n` }];
}

function appended(text: string, container: Container, value: Json): Splice[] | undefined {
  const { entries, isFlow, isList } = container;
  const last = entries.at(-1);
  if (!isList || !last) return undefined;
  if (isFlow) return inBrackets(text, container, entries.length, JSON.stringify(value));
  const start = text.lastIndexOf("-", last.start);
  const indent = text.slice(lineStart(text, start), start);
  const at = lineEnd(text, contentEnd(text, last));
  const lead = text[at - 1] === "\n" ? "" : "\n";
  if (indent.trim() !== "") return undefined;
  const item = isFlat(value)
    ? Object.entries(value).map(
        ([key, below]) => `${written(key, undefined, false)}: ${written(below, undefined, false)}`,
      )
    : [written(value, undefined, false)];
  return [{ start: at, end: at, text: `${lead}${indent}- ${item.join(`\n${indent}  `)}\n` }];
}

/** An object of plain values, not empty. */
const isFlat = (value: Json): value is JsonObject =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((below) => typeof below !== "object" || below === null);

/** In brackets a brace or a comma would end a word. */
const inFlow = (value: Json, isJson: boolean): string =>
  written(value, undefined, isJson || (typeof value === "string" && /[{}]/.test(value)));

/** A new entry between brackets, on a line of its own where the others stand on theirs. */
function inBrackets(text: string, { start, entries }: Container, index: number, content: string): Splice[] {
  const [first] = entries;
  if (!first) return [{ start: start + 1, end: start + 1, text: content }];
  const before = text.slice(start + 1, first.start);
  const previous = entries[index - 1];
  if (previous) return [{ start: previous.end, end: previous.end, text: `,${before === "" ? " " : before}${content}` }];
  return [{ start: first.start, end: first.start, text: `${content},${before === "" ? " " : before}` }];
}

function removed(text: string, container: Container, index: number): Splice[] | undefined {
  const { entries, isFlow } = container;
  const entry = entries[index];
  if (!entry || entries.length === 1) return undefined;
  if (!isFlow) {
    const span = lineSpans(text, container)[index];
    return span && [{ ...span, text: "" }];
  }
  const [previous, next] = [entries[index - 1], entries[index + 1]];
  if (next) return [{ start: entry.start, end: next.start, text: "" }];
  return previous && [{ start: previous.end, end: entry.end, text: "" }];
}
