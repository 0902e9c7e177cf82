import type { Location } from "../../core/finding.ts";
import type { Document } from "../../document/document.ts";
import { childNode, items, type Node, pointerOf, rootNode } from "../../document/node.ts";
import { locator } from "../../document/positions.ts";
import { isObject, type Json, type JsonObject, own } from "../../document/value.ts";
import { DATA, NAMES } from "./keys.ts";

/** The extension by which an object says which rules are not to be held against it and what is inside it. */
export const IGNORE = "x-apigate-ignore";

/** An entry of an `x-apigate-ignore`, or what is wrong with it. Plain data, so that it can be kept. */
export interface Ignore {
  /** Of the entry itself. */
  location: Location;
  /** JSON Pointer of the object that it stands on. */
  holder: string;
  said: { rule: string; reason: string } | { wrong: string };
}

/** Every `x-apigate-ignore` of some documents, in the order of files and places. */
export function ignoresIn(documents: Iterable<Document>): Ignore[] {
  const found = [...documents].filter(mayHave).flatMap((document) => entriesUnder(rootNode(document)));
  const located = locator(found.map(({ node }) => node));
  return found
    .map(({ node, holder, said }) => ({ location: located(node), holder: pointerOf(holder), said }))
    .sort(({ location: a }, { location: b }) =>
      a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1,
    );
}

/** Whether the entry speaks of a rule at a place. */
export function covers({ location, holder, said }: Ignore, ruleId: string, { file, pointer }: Location): boolean {
  if (!("rule" in said) || said.rule !== ruleId || location.file !== file) return false;
  return pointer === holder || pointer.startsWith(`${holder}/`);
}

/** A key that is written with escapes is not seen, and excuses nothing. */
const mayHave = ({ bytes }: Document): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(IGNORE);

interface Entry {
  node: Node;
  holder: Node;
  said: Ignore["said"];
}

/** Nesting is bounded by the parser. */
function entriesUnder(node: Node, isNames = false): Entry[] {
  if (Array.isArray(node.value)) return items(node).flatMap((item) => entriesUnder(item));
  if (!isObject(node.value)) return [];
  const found: Entry[] = [];
  for (const key of Object.keys(node.value)) {
    const child = childNode(node, key, node.value[key] as Json);
    if (!isNames && key === IGNORE) found.push(...entriesOf(child, node));
    else if (isNames || !DATA.has(key))
      for (const entry of entriesUnder(child, !isNames && NAMES.has(key))) found.push(entry);
  }
  return found;
}

function entriesOf(list: Node, holder: Node): Entry[] {
  if (!Array.isArray(list.value)) return [{ node: list, holder, said: { wrong: `it is no list of ${SHAPE}` } }];
  return items(list).map((node) => ({ node, holder, said: saidBy(node.value) }));
}

const SHAPE = "`{ rule, reason }`";

function saidBy(value: Json): Ignore["said"] {
  if (!isObject(value)) return { wrong: `it is no ${SHAPE}` };
  const [rule, reason] = [textAt(value, "rule"), textAt(value, "reason")];
  if (rule === undefined) return { wrong: "it names no `rule`" };
  if (reason === undefined) return { wrong: `it gives no \`reason\` why \`${rule}\` is to be ignored` };
  const unknown = Object.keys(value).find((key) => key !== "rule" && key !== "reason");
  return unknown === undefined ? { rule, reason } : { wrong: `it has \`${unknown}\`, and is ${SHAPE} only` };
}

function textAt(value: JsonObject, key: string): string | undefined {
  const text = own(value, key);
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}
