import { createRequire } from "node:module";
import type { JSONPath } from "jsonpath-plus";
import { lazy } from "../../core/lazy.ts";

/** Loads what @stoplight/spectral-core itself uses, when it is first asked for. */
const fromCore = lazy(() => {
  const own = createRequire(import.meta.url);
  return createRequire(own.resolve("@stoplight/spectral-core"));
});

interface Lodash {
  get(object: unknown, path: string | readonly (string | number)[]): unknown;
  toPath(path: string | readonly (string | number)[]): string[];
}

interface ExpressionParser {
  functions: Record<string, (...values: unknown[]) => unknown>;
  evaluate(expression: string, values: object): unknown;
}

export const lodash = lazy(() => fromCore()("lodash") as Lodash);
export const jsonPathPlus = lazy(() => (fromCore()("jsonpath-plus") as { JSONPath: typeof JSONPath }).JSONPath);
export const newExpressionParser = (): ExpressionParser =>
  new (fromCore()("expr-eval-fork") as { Parser: new () => ExpressionParser }).Parser();

type Functions = Readonly<Record<string, unknown>>;

/**
 * The rule functions of Spectral's own packages, as far as they are loaded: a ruleset that uses one has loaded it.
 * What they say of a value depends on its place only as far as they say it themselves.
 */
export function loadedSpectralFunctions(): ReadonlySet<unknown> {
  const own = createRequire(import.meta.url);
  const modules = [
    "@stoplight/spectral-functions",
    ...["oas", "asyncapi", "arazzo"].map((name) => `@stoplight/spectral-rulesets/dist/${name}/index.js`),
  ];
  const found = new Set<unknown>();
  for (const name of modules) {
    const loaded = own.cache[own.resolve(name)]?.exports as Functions | undefined;
    if (!loaded) continue;
    for (const value of Object.values(loaded)) {
      if (typeof value === "function") found.add(value);
      else for (const used of functionsOf(value)) found.add(used);
    }
  }
  return found;
}

interface Definition {
  rules?: Record<string, unknown>;
}

/** The functions that the rules of a ruleset definition call. */
function functionsOf(definition: unknown): unknown[] {
  const { rules } = (typeof definition === "object" && definition !== null ? definition : {}) as Definition;
  return Object.values(rules ?? {}).flatMap((rule) => {
    const { then } = (typeof rule === "object" && rule !== null ? rule : {}) as { then?: unknown };
    return [then].flat().map((part) => (part as { function?: unknown } | undefined)?.function);
  });
}
