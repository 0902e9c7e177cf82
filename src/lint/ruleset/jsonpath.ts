import { Automaton } from "../spectral/jsonpath/automaton.ts";
import { GivenError } from "../spectral/jsonpath/given-error.ts";

/** Why an expression cannot be run, as the end of a sentence that begins with "it"; undefined when it can. */
export function objectionTo(expression: string): string | undefined {
  try {
    const { fallback } = new Automaton([expression]);
    return fallback.length === 0 || isClosed(expression) ? undefined : "has brackets or quotes that do not close";
  } catch (error) {
    if (error instanceof GivenError) return error.reason;
    throw error;
  }
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["[", "]"],
  ["(", ")"],
]);

/**
 * False where a bracket or a quote inside brackets never closes: the library that takes what has no other grammar makes
 * something of that, too, but nothing that anybody meant. Regular expressions may have any of them.
 */
function isClosed(expression: string): boolean {
  const script = expression.indexOf("(");
  if (script >= 0 && expression.indexOf("/", script) >= 0) return true;
  const open: string[] = [];
  let quote: string | undefined;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at] ?? "";
    if (quote !== undefined) {
      if (character === "\\") at++;
      else if (character === quote) quote = undefined;
    } else if (/["']/.test(character) && open.length > 0) quote = character;
    else if (CLOSING.has(character)) open.push(CLOSING.get(character) ?? "");
    else if (/[\])]/.test(character) && open.pop() !== character) return false;
  }
  return open.length === 0 && quote === undefined;
}
