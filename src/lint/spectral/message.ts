import { decodePointer, formatFragment } from "./fragment.ts";
import { isContainer, type Value } from "./graph/source-file.ts";
import { newExpressionParser } from "./packages.ts";

/** What a message template may name. */
export interface Variables {
  property: string | number;
  error: string;
  path: string;
  description: string | null;
  value: Value;
}

/** `{{name}}` and `#{{expression}}`. */
const TEMPLATE = /#?\{\{([^}\n]+)\}\}/g;

/** Words that no expression may contain: with them one could reach for the program itself. */
const FORBIDDEN = /constructor|process|require|global|mainModule|fs|child_process/;

/** Fills in a message template as Spectral does; an expression that fails is left empty. */
export function fillIn(template: string, variables: Variables): string {
  if (!template.includes("{{")) return template;
  return template.replace(TEMPLATE, (whole: string, name: string) => {
    if (whole.startsWith("#")) return evaluate(name.trim(), variables);
    return name in variables ? String(variables[name as keyof Variables]) : "";
  });
}

function evaluate(expression: string, variables: Variables): string {
  const simple = /^print\("([a-z]+)"\)$/.exec(expression)?.[1];
  if (simple !== undefined) return print(simple, variables);
  if (FORBIDDEN.test(expression)) return "";
  try {
    const parser = newExpressionParser();
    parser.functions.toUpperCase = (value) => String(value).toUpperCase();
    parser.functions.concat = (...values) => values.map(String).join("");
    parser.functions.print = (type) => (typeof type === "string" ? print(type, variables) : "");
    const called = expression
      .replace(/(\S+)\.toUpperCase\(\)/g, "toUpperCase($1)")
      .replace(/\s*\+\s*/g, ",")
      .replace(/^(.+)$/, "concat($1)");
    return String(parser.evaluate(called, variables));
  } catch {
    return "";
  }
}

function print(type: string, variables: Variables): string {
  const { property, value } = variables;
  if (type === "property") return property === "" ? "The document " : `"${property}" property `;
  if (type === "value") return printValue(value);
  const known = type in variables ? variables[type as keyof Variables] : null;
  return known === null ? "" : String(known);
}

/** Only the kind of what is no scalar. */
function printValue(value: Value): string {
  if (value === undefined) return "undefined";
  if (Array.isArray(value)) return "Array[]";
  return isContainer(value) ? "Object{}" : JSON.stringify(value);
}

/** A path as it is written in JavaScript: `a.b[0]['c d']`. */
export const dotted = (path: readonly string[]): string =>
  decodePointer(path.map((key, index) => bracketed(key) ?? (index === 0 ? key : `.${key}`)).join(""));

function bracketed(key: string): string | undefined {
  if (key === "") return "['']";
  if (/\s/.test(key)) return `['${key}']`;
  return Number.isNaN(Number(key)) ? undefined : `[${key}]`;
}

/** A path as a fragment of a URI. */
export const asFragment = (path: readonly string[]): string => formatFragment(path.map(decodePointer));
