import { createRequire } from "node:module";
import type { JSONPathType } from "jsonpath-plus";
import { ApigateError } from "../../../core/errors.ts";
import { getOrMake } from "../../../core/get-or-make.ts";
import { lazy } from "../../../core/lazy.ts";
import { type Evaluate, FAILED, type FilterContext } from "./context.ts";
import { compile } from "./evaluate.ts";
import { parseScript } from "./filter.ts";
import { Unrunnable } from "./given-error.ts";
import { treeSize } from "./tree-size.ts";

/** A place of a document that an expression matches. */
export interface Found {
  path: readonly (string | number)[];
  value: unknown;
}

/** How often an expression may go down to any depth: each time multiplies what is visited. */
const MOST_DESCENTS = 3;

/** The largest document that jsonpath-plus is let loose on: it takes every way to a shared part, by recursion. */
const [MOST_MEMBERS, DEEPEST] = [3_000_000, 400];

const jsonPath = lazy(() => (createRequire(import.meta.url)("jsonpath-plus") as { JSONPath: JSONPathType }).JSONPath);

/** Throws `Unrunnable` for an expression that jsonpath-plus does not take, or whose scripts are not harmless. */
export function checkFallback(expression: string): void {
  const parts = partsOf(expression);
  if (parts.filter((part) => part === "..").length > MOST_DESCENTS)
    throw new Unrunnable(`goes down to any depth more than ${MOST_DESCENTS} times`);
  for (const part of parts) {
    const [, script] = /^\??\((.*)\)$/su.exec(part) ?? [];
    if (script !== undefined) compile(parseScript(script));
  }
}

function partsOf(expression: string): string[] {
  // The library keeps what it has read in an object, which has some names from the start.
  if (expression in {}) throw new Unrunnable("is no path");
  try {
    return (jsonPath().toPathArray as (text: string) => string[])(expression);
  } catch (error) {
    throw new Unrunnable(`is no path (${String(error)})`);
  }
}

/** What an expression matches in a document. Scripts are never left to jsonpath-plus, which runs them less strictly. */
export function fallbackMatches(expression: string, root: unknown): Found[] {
  if (typeof root !== "object" || root === null) return [];
  checkSize(expression, root);
  const found: Found[] = [];
  jsonPath()({
    path: expression,
    json: root,
    resultType: "all",
    eval: evaluateScript,
    callback: ({ pointer, value }: { pointer: string; value: unknown }) => {
      found.push({ path: pathOf(pointer, root), value });
    },
  });
  return found;
}

function checkSize(expression: string, root: object): void {
  const { members, depth } = treeSize(root, DEEPEST);
  if (members <= MOST_MEMBERS && depth <= DEEPEST) return;
  throw new ApigateError("E_LIMIT", `The document is too large for the expression ${JSON.stringify(expression)}.`, {
    hint: "Write the `given` without what only jsonpath-plus reads, such as `^` and `~` before the end.",
  });
}

/** The keys of a pointer as jsonpath-plus writes it, those of arrays as numbers. */
function pathOf(pointer: string, root: object): (string | number)[] {
  const path: (string | number)[] = [];
  let at: unknown = root;
  for (const written of pointer.split("/").slice(1)) {
    const key = written.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(at) && /^\d+$/.test(key) ? Number(key) : key);
    at = typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined;
  }
  return path;
}

/** What jsonpath-plus hands to a script, under the names that it gives the variables. */
interface Sandbox {
  _$_v: unknown;
  _$_property: string | number;
  _$_parent: unknown;
  _$_parentProperty: string | number | undefined;
  _$_root: unknown;
}

const scripts = new Map<string, Evaluate>();

export function evaluateScript(code: string, context: object): unknown {
  const script = getOrMake(scripts, code, () => {
    const source = code.replace(/_\$_(v\b|property\b|parentProperty\b|parent\b|root\b)/g, (_, name: string) =>
      name === "v" ? "@" : `@${name}`,
    );
    return compile(parseScript(source));
  });
  try {
    return script(contextOf(context as Sandbox));
  } catch (error) {
    if (error === FAILED || error instanceof TypeError) return false;
    throw error;
  }
}

const contextOf = (sandbox: Sandbox): FilterContext => ({
  value: sandbox._$_v,
  property: sandbox._$_property,
  // What holds the value is not told; no script can ask for it.
  parent: undefined,
  parentProperty: sandbox._$_parentProperty,
  grandparent: () => sandbox._$_parent,
  root: sandbox._$_root,
  path: () => [],
});
