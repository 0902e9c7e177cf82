/**
 * True when a path matches a glob as Spectral's `overrides` understand it (minimatch with `matchBase`): a glob without
 * `/` is about the name of the file, wherever it lies; `*` and `**` pass over names that begin with a dot.
 */
export function matchesGlob(path: string, glob: string): boolean {
  const negations = /^!*/.exec(glob)?.[0].length ?? 0;
  const found = alternatives(glob.slice(negations)).some((each) => matchesPath(path, each));
  return negations % 2 === 0 ? found : !found;
}

/** Forms of minimatch that are not understood here: `+(a|b)`. */
export const hasExtendedForm = (glob: string): boolean => /[!?*+@]\(/.test(glob);

function matchesPath(path: string, glob: string): boolean {
  const names = path.split("/");
  const patterns = glob.split("/").filter((pattern, index) => pattern !== "" || index === 0);
  return matchesNames(patterns.length === 1 ? names.slice(-1) : names, patterns);
}

/** Which prefixes of `names` the patterns so far match: one pass per pattern, never an exponential search. */
function matchesNames(names: readonly string[], patterns: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const pattern of patterns) {
    const next = new Set<number>();
    for (const at of reached) {
      if (at === names.length) continue;
      if (pattern === "**") addDeeper(names, at, next);
      else if (matchesName(names[at] ?? "", pattern)) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(names.length);
}

function addDeeper(names: readonly string[], from: number, reached: Set<number>): void {
  reached.add(from);
  for (let at = from; at < names.length && !names[at]?.startsWith("."); at++) reached.add(at + 1);
}

/** One part of a glob: what it takes, and whether it takes it any number of times. */
interface Part {
  takes: (character: string) => boolean;
  isStar: boolean;
}

function matchesName(name: string, pattern: string): boolean {
  if (/^[*?[]/.test(pattern) && name.startsWith(".")) return false;
  if (/^\*+$/.test(pattern) && name === "") return false;
  const parts = partsOf(pattern);
  let reached = closure(new Set([0]), parts);
  for (const character of name) {
    const next = new Set<number>();
    for (const at of reached) {
      const part = parts[at];
      if (part?.takes(character)) next.add(part.isStar ? at : at + 1);
    }
    reached = closure(next, parts);
  }
  return reached.has(parts.length);
}

function closure(reached: Set<number>, parts: readonly Part[]): Set<number> {
  for (const at of reached) if (parts[at]?.isStar) reached.add(at + 1);
  return reached;
}

const any = () => true;

function partsOf(pattern: string): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? "";
    const end = character === "[" ? classEnd(pattern, at) : -1;
    if (end > 0) {
      parts.push({ takes: classOf(pattern.slice(at + 1, end)), isStar: false });
      at = end;
    } else if (character === "*" || character === "?") parts.push({ takes: any, isStar: character === "*" });
    else {
      const literal = character === "\\" && at + 1 < pattern.length ? (pattern[++at] ?? "") : character;
      parts.push({ takes: (other) => other === literal, isStar: false });
    }
  }
  return parts;
}

/** Where `[…]` that opens at `from` closes; a bracket that never closes is a character. */
function classEnd(pattern: string, from: number): number {
  const first = /[!^]/.test(pattern[from + 1] ?? "") ? from + 2 : from + 1;
  return pattern.indexOf("]", first + 1);
}

function classOf(content: string): (character: string) => boolean {
  const isNegated = /^[!^]/.test(content);
  const ranges = [...content.slice(isNegated ? 1 : 0).matchAll(/(.)-(.)|(.)/gs)];
  return (character) =>
    isNegated !==
    ranges.some(([, from, to, one]) =>
      one === undefined ? (from ?? "") <= character && character <= (to ?? "") : one === character,
    );
}

/** More alternatives than anybody writes. */
const MOST = 1_000;

/** `{a,b}` written out; braces without a comma stand for themselves. */
export function alternatives(glob: string): string[] {
  let found = [""];
  for (const piece of piecesOf(glob)) {
    const next = found.flatMap((head) => piece.map((tail) => head + tail));
    if (next.length > MOST) return [glob];
    found = next;
  }
  return found;
}

function piecesOf(glob: string): string[][] {
  const pieces: string[][] = [];
  let from = 0;
  for (let at = glob.indexOf("{"); at >= 0; at = glob.indexOf("{", from)) {
    const group = groupAt(glob, at);
    if (!group) break;
    pieces.push([glob.slice(from, at)], group.choices.flatMap(alternatives));
    from = group.end;
  }
  return [...pieces, [glob.slice(from)]];
}

/** The choices between the brace at `open` and the one that closes it. */
function groupAt(glob: string, open: number): { choices: string[]; end: number } | undefined {
  const choices: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < glob.length; at++) {
    if (glob[at] === "{") depth++;
    else if (glob[at] === "}") depth--;
    if ((glob[at] === "," && depth === 1) || depth === 0) {
      choices.push(glob.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return choices.length > 1 ? { choices, end: at + 1 } : undefined;
  }
  return undefined;
}
