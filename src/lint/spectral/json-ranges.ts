import { getOrMake } from "../../core/get-or-make.ts";
import { Reader } from "../../document/locate-json.ts";
import { decodeRaw } from "../../document/utf8-text.ts";

/** Offsets of a value in a JSON text, and of the end of its key where it has one. */
export interface Span {
  keyEnd: number | undefined;
  start: number;
  end: number;
}

interface Wanted {
  asked: boolean;
  children: Map<string, Wanted>;
  span: Span | undefined;
}

/** Where values stand in a valid JSON text, in one pass that skips whatever nobody asks about. */
export class JsonSpans {
  readonly text: string;
  readonly #root = nothingWanted();

  /** `text` has one character for each byte. */
  constructor(text: string, paths: Iterable<readonly string[]>) {
    this.text = text;
    for (const path of paths) {
      let at = this.#root;
      for (const key of path) at = getOrMake(at.children, key, nothingWanted);
      at.asked = true;
    }
    const reader = new Reader(text, decodeRaw);
    reader.space();
    visit(reader, this.#root, undefined);
  }

  of(path: readonly string[]): Span | undefined {
    let at: Wanted | undefined = this.#root;
    for (const key of path) at = at?.children.get(key);
    return at?.span;
  }
}

const nothingWanted = (): Wanted => ({ asked: false, children: new Map(), span: undefined });

/** Depth is bounded by the parser. */
function visit(reader: Reader, wanted: Wanted, keyEnd: number | undefined): void {
  const start = reader.at;
  const opening = reader.peek();
  if (wanted.children.size === 0 || (opening !== "{" && opening !== "[")) reader.skip();
  else visitMembers(reader, wanted, opening === "{");
  wanted.span = { keyEnd, start, end: reader.at };
}

function visitMembers(reader: Reader, wanted: Wanted, hasKeys: boolean): void {
  reader.at++;
  for (let index = 0; ; index++) {
    reader.space();
    if (reader.peek() === "}" || reader.peek() === "]") break;
    const key = hasKeys ? reader.string() : String(index);
    const keyEnd = hasKeys ? reader.at : undefined;
    if (hasKeys) {
      reader.space();
      reader.at++;
      reader.space();
    }
    const child = wanted.children.get(key);
    if (child) visit(reader, child, keyEnd);
    else reader.skip();
    reader.space();
    if (reader.peek() === ",") reader.at++;
  }
  reader.at++;
}

/** The end of the last scalar or empty container in what ends at an offset: where a YAML parser sees it end. */
export function endOfLast(text: string, end: number): number {
  let at = end;
  for (;;) {
    while (text.charCodeAt(at - 1) <= 32) at--;
    const last = text.charAt(at - 1);
    if (last !== "}" && last !== "]") return at;
    let before = at - 1;
    while (text.charCodeAt(before - 1) <= 32) before--;
    const opening = text.charAt(before - 1);
    if (opening === "{" || opening === "[") return at;
    at = before;
  }
}
