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
