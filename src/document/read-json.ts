import { lineColumn } from "./line-column.ts";

/** Slow, position-aware reading of JSON: used only to say where something is wrong. */
interface Spot {
  line: number;
  column: number;
}

/** Tokens with offsets; `bad` is the first character that begins no token. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not contain them (RFC 8259 §7)
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/;
const TOKEN = new RegExp(`[ \\t\\n\\r]*(?:(${STRING.source})|([{}[\\],:])|(${NUMBER.source}|true|false|null))`, "y");

interface Token {
  text: string;
  offset: number;
}

function* tokens(text: string): Generator<Token, number> {
  TOKEN.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  for (;;) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) return start + (/^[ \t\n\r]*/.exec(text.slice(start, start + 10_000))?.[0].length ?? 0);
    const token = match[1] ?? match[2] ?? match[3] ?? "";
    yield { text: token, offset: TOKEN.lastIndex - token.length };
  }
}

/** The second of two equal keys in one object. */
export function findDuplicateKey(text: string): (Spot & { key: string }) | undefined {
  const open: (Set<string> | undefined)[] = [];
  let previous: Token | undefined;
  for (const token of tokens(text)) {
    if (token.text === "{") open.push(new Set());
    else if (token.text === "[") open.push(undefined);
    else if (token.text === "}" || token.text === "]") open.pop();
    else if (token.text === ":" && previous?.text.startsWith('"')) {
      const key = JSON.parse(previous.text) as string;
      const seen = open.at(-1);
      if (seen?.has(key)) return { key, ...lineColumn(text, previous.offset) };
      seen?.add(key);
    }
    previous = token;
  }
  return undefined;
}

/** Where `JSON.parse` gave up, and what stood there. */
export function findSyntaxError(text: string): Spot & { message: string } {
  const open: string[] = [];
  let expect: "value" | "key" | "colon" | "next" | "key-or-end" | "value-or-end" | "end" = "value";
  const reader = tokens(text);
  for (;;) {
    const { value, done } = reader.next();
    if (done)
      return problem(
        text,
        value as number,
        (value as number) < text.length ? undefined : "the end of the file",
        expect,
      );
    const token = value as Token;
    const next = step(expect, token.text, open);
    if (next === undefined) return problem(text, token.offset, token.text, expect);
    expect = next;
  }
}

type Expected = "value" | "key" | "colon" | "next" | "key-or-end" | "value-or-end" | "end";

function step(expect: Expected, token: string, open: string[]): Expected | undefined {
  const closes = (token === "}" || token === "]") && open.at(-1) === (token === "}" ? "{" : "[");
  const after = (): Expected => (open.length === 0 ? "end" : "next");
  if (closes && (expect === "next" || expect === "key-or-end" || expect === "value-or-end")) {
    open.pop();
    return after();
  }
  if (expect === "next") return token === "," ? (open.at(-1) === "{" ? "key" : "value") : undefined;
  if (expect === "key" || expect === "key-or-end") return token.startsWith('"') ? "colon" : undefined;
  if (expect === "colon") return token === ":" ? "value" : undefined;
  if (expect === "end") return undefined;
  if (token === "{" || token === "[") {
    open.push(token);
    return token === "{" ? "key-or-end" : "value-or-end";
  }
  return /^["\-\dtfn]/.test(token) ? after() : undefined;
}

const EXPECTED: Record<Expected, string> = {
  value: "a value",
  key: "a key in double quotes",
  colon: "`:` after the key",
  next: "`,` or the end of the object or array",
  "key-or-end": "a key in double quotes or `}`",
  "value-or-end": "a value or `]`",
  end: "the end of the file",
};

function problem(
  text: string,
  offset: number,
  found: string | undefined,
  expect: Expected,
): Spot & { message: string } {
  const shown = found ?? JSON.stringify(text.slice(offset, offset + 1));
  return { ...lineColumn(text, offset), message: `expected ${EXPECTED[expect]}, found ${shown.slice(0, 40)}` };
}
