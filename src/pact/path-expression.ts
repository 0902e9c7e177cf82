import type { Step } from "./matching-rules.ts";

/**
 * Steps of a path in Pact's subset of JSONPath: `$.a.b`, `$['a b']`, `$[0]`, `$[*]`, `$.*`; undefined when it is none.
 * A name after a dot reaches to the next dot or bracket, for old pacts leave spaces there unquoted. Linear in the text.
 */
export function parsePath(path: string): Step[] | undefined {
  if (!path.startsWith("$")) return undefined;
  const steps: Step[] = [];
  for (let at = 1; at < path.length; ) {
    const found = path[at] === "." ? dotted(path, at + 1) : path[at] === "[" ? bracketed(path, at + 1) : undefined;
    if (!found) return undefined;
    steps.push(found.step);
    at = found.end;
  }
  return steps;
}

interface Found {
  step: Step;
  /** Where the next step begins. */
  end: number;
}

function dotted(path: string, start: number): Found | undefined {
  let end = start;
  while (end < path.length && path[end] !== "." && path[end] !== "[") end++;
  const name = path.slice(start, end);
  if (name === "") return undefined;
  return { step: name === "*" ? { wildcard: true } : { name }, end };
}

function bracketed(path: string, start: number): Found | undefined {
  const first = path[start];
  if (first === "'" || first === '"') return quoted(path, start + 1, first);
  const close = path.indexOf("]", start);
  if (close < 0) return undefined;
  const inner = path.slice(start, close);
  const end = close + 1;
  if (inner === "*") return { step: { wildcard: true }, end };
  return /^\d{1,15}$/.test(inner) ? { step: { index: Number(inner) }, end } : undefined;
}

/** A quote that no bracket follows belongs to the name: some libraries do not escape it. */
function quoted(path: string, start: number, quote: string): Found | undefined {
  let name = "";
  for (let at = start; at < path.length; at++) {
    const char = path[at] as string;
    const next = path[at + 1];
    if (char === quote && next === "]") return { step: { name }, end: at + 2 };
    if (char === "\\" && (next === quote || next === "\\")) {
      name += next;
      at++;
    } else name += char;
  }
  return undefined;
}
