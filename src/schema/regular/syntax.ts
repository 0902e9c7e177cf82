/** Inclusive ranges of code points, sorted and apart. */
export type Ranges = readonly (readonly [number, number])[];

/** A regular expression taken apart; only what is truly regular. */
export type Expression =
  | { kind: "set"; ranges: Ranges }
  | { kind: "all"; parts: Expression[] }
  | { kind: "any"; choices: Expression[] }
  | { kind: "repeat"; part: Expression; least: number; most: number }
  | { kind: "start" }
  | { kind: "end" };

/** The highest code point. */
export const LAST = 0x10ffff;

/** Longest pattern that is read, and highest count that is unfolded. */
const [LONGEST, MOST] = [1_000, 200];

const DIGIT: Ranges = [[48, 57]];
const WORD: Ranges = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
const SPACE: Ranges = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const LINE_ENDS: Ranges = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];

export function normalise(ranges: Ranges): Ranges {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function complement(ranges: Ranges): Ranges {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [from, to] of normalise(ranges)) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST) rest.push([next, LAST]);
  return rest;
}

const ESCAPED_SETS: Record<string, Ranges> = {
  d: DIGIT,
  D: complement(DIGIT),
  w: WORD,
  W: complement(WORD),
  s: SPACE,
  S: complement(SPACE),
};

const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9, f: 12, v: 11, "0": 0 };

/**
 * Reads a pattern (ECMA-262 §22.2.1 with the `u` flag, as JSON Schema 2020-12 §6.4 asks for). Undefined for what is not
 * regular or not read: look-around, back-references, word boundaries, Unicode properties, lone surrogates.
 */
export function parsePattern(pattern: string): Expression | undefined {
  if (pattern.length > LONGEST || /\p{Surrogate}/u.test(pattern)) return undefined;
  const parser = new Parser(pattern);
  try {
    const expression = parser.choices();
    return parser.isAtEnd ? expression : undefined;
  } catch (error) {
    if (error === NOT_READ) return undefined;
    throw error;
  }
}

/** Thrown to leave the parser; never leaves this file. */
const NOT_READ = new Error("not read");

class Parser {
  readonly #chars: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#chars = [...text];
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#chars.length;
  }

  /** The next characters, some of them. */
  #ahead(count: number): string {
    return this.#chars.slice(this.#at, this.#at + count).join("");
  }

  choices(): Expression {
    if (++this.#depth > 50) throw NOT_READ;
    const choices = [this.#sequence()];
    while (this.#take("|")) choices.push(this.#sequence());
    this.#depth--;
    return choices.length === 1 ? (choices[0] as Expression) : { kind: "any", choices };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    while (!this.isAtEnd && this.#peek !== "|" && this.#peek !== ")") parts.push(this.#quantified());
    return { kind: "all", parts };
  }

  #quantified(): Expression {
    const part = this.#atom();
    const count = this.#quantifier();
    if (!count) return part;
    if (part.kind === "start" || part.kind === "end") throw NOT_READ;
    this.#take("?");
    return { kind: "repeat", part, ...count };
  }

  #quantifier(): { least: number; most: number } | undefined {
    if (this.#take("*")) return { least: 0, most: Infinity };
    if (this.#take("+")) return { least: 1, most: Infinity };
    if (this.#take("?")) return { least: 0, most: 1 };
    const [whole, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(this.#ahead(16)) ?? [];
    if (whole === undefined) return undefined;
    this.#at += whole.length;
    const highest = comma === "" ? Number(least) : most === "" ? Infinity : Number(most);
    if (Number(least) > MOST || (highest !== Infinity && (highest > MOST || highest < Number(least)))) throw NOT_READ;
    return { least: Number(least), most: highest };
  }

  #atom(): Expression {
    const char = this.#next();
    if (char === "^") return { kind: "start" };
    if (char === "$") return { kind: "end" };
    if (char === ".") return { kind: "set", ranges: complement(LINE_ENDS) };
    if (char === "(") return this.#group();
    if (char === "[") return { kind: "set", ranges: this.#class() };
    if (char === "\\") return { kind: "set", ranges: this.#escape() };
    if ("*+?{".includes(char)) throw NOT_READ;
    return { kind: "set", ranges: single(codeOf(char)) };
  }

  #group(): Expression {
    if (this.#peek === "?") {
      const [name] = /^\?(?::|<[A-Za-z]\w*>)/.exec(this.#ahead(64)) ?? [];
      if (name === undefined) throw NOT_READ;
      this.#at += name.length;
    }
    const inner = this.choices();
    if (!this.#take(")")) throw NOT_READ;
    return inner;
  }

  #class(): Ranges {
    const isNegated = this.#take("^");
    const ranges: (readonly [number, number])[] = [];
    while (this.#peek !== "]") {
      const from = this.#member();
      const isRange = this.#peek === "-" && this.#chars[this.#at + 1] !== "]";
      if (!isRange) {
        ranges.push(...from);
        continue;
      }
      this.#at++;
      const to = this.#member();
      const [low, high] = [from[0]?.[0] ?? 0, to[0]?.[0] ?? 0];
      if (!isSingle(from) || !isSingle(to) || low > high) throw NOT_READ;
      ranges.push([low, high]);
    }
    this.#at++;
    return isNegated ? complement(ranges) : normalise(ranges);
  }

  #member(): Ranges {
    const char = this.#next();
    return char === "\\" ? (this.#take("b") ? single(8) : this.#escape()) : single(codeOf(char));
  }

  #escape(): Ranges {
    const char = this.#next();
    const set = ESCAPED_SETS[char];
    if (set) return set;
    if (Object.hasOwn(CONTROLS, char) && !/^\d/.test(this.#peek)) return single(CONTROLS[char] as number);
    if (char === "x") return single(this.#hexadecimal(2));
    if (char === "u") return single(this.#unicode());
    if (/[A-Za-z0-9]/.test(char)) throw NOT_READ;
    return single(codeOf(char));
  }

  /** `\uXXXX`, two of which may be halves of one character, or `\u{X…}`. */
  #unicode(): number {
    const [braced, digits = ""] = /^\{([0-9a-fA-F]{1,6})\}/.exec(this.#ahead(8)) ?? [];
    if (braced !== undefined) {
      this.#at += braced.length;
      const code = Number.parseInt(digits, 16);
      if (code > LAST) throw NOT_READ;
      return code;
    }
    const high = this.#hexadecimal(4);
    const [low] = /^\\u[dD][c-fC-F][0-9a-fA-F]{2}/.exec(this.#ahead(6)) ?? [];
    if (high < 0xd800 || high > 0xdbff || low === undefined) return high;
    this.#at += 2;
    return 0x10000 + (high - 0xd800) * 0x400 + (this.#hexadecimal(4) - 0xdc00);
  }

  #hexadecimal(digits: number): number {
    const text = this.#ahead(digits);
    if (!/^[0-9a-fA-F]+$/.test(text) || text.length < digits) throw NOT_READ;
    this.#at += digits;
    return Number.parseInt(text, 16);
  }

  get #peek(): string {
    return this.#chars[this.#at] ?? "";
  }

  #take(char: string): boolean {
    if (this.#peek !== char) return false;
    this.#at++;
    return true;
  }

  #next(): string {
    if (this.isAtEnd) throw NOT_READ;
    return this.#chars[this.#at++] as string;
  }
}

const codeOf = (char: string): number => char.codePointAt(0) as number;
const single = (code: number): Ranges => [[code, code]];
const isSingle = (ranges: Ranges): boolean => ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1];
