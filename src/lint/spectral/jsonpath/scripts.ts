import { Unrunnable } from "./given-error.ts";

/** A filter that nimma's grammar reads as one, and that no filter of a ruleset is: filters are read apart from paths. */
const PLACEHOLDER = "[?(@)]";

/** Deepest nesting of parentheses and brackets in a filter. */
const DEEPEST = 50;

/**
 * Takes the filters out of an expression, so that the grammar of paths, which needs exponential time for some of them
 * and knows neither `?`, `{}` nor `\`, never sees them.
 */
export function takeOutScripts(expression: string): { skeleton: string; scripts: string[] } {
  const scripts: string[] = [];
  let skeleton = "";
  let at = 0;
  while (at < expression.length) {
    const end = expression.startsWith("[?(", at) ? endOfScript(expression, at + 3) : undefined;
    if (end !== undefined) {
      scripts.push(expression.slice(at + 3, end));
      skeleton += PLACEHOLDER;
      at = end + 2;
      continue;
    }
    const after = isQuote(expression[at]) ? afterString(expression, at) : at + 1;
    skeleton += expression.slice(at, after);
    at = after;
  }
  return { skeleton, scripts };
}

/** Where the parenthesis before `from` closes, when a bracket closes behind it. */
function endOfScript(expression: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < expression.length; at++) {
    const char = expression[at];
    if (char === "\\") at++;
    else if (isQuote(char)) at = afterString(expression, at) - 1;
    else if (char === "(" || char === "[") depth++;
    else if (char === ")" && depth === 0) return expression[at + 1] === "]" ? at : undefined;
    else if (char === ")" || char === "]") depth--;
    if (depth > DEEPEST) throw new Unrunnable("has a filter that is nested too deeply");
  }
  return undefined;
}

const isQuote = (char: string | undefined): boolean => char === '"' || char === "'";

/** Past the end of a string; past its quote where it has no end. */
function afterString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === text[start]) return at + 1;
  }
  return start + 1;
}
