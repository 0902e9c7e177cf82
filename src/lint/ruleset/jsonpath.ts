import { createRequire } from "node:module";
import { lazy } from "../../core/lazy.ts";

const parser = lazy(() => createRequire(import.meta.url)("nimma/parser") as { parse(expression: string): unknown });

/** Throws for what is no JSONPath expression. */
export function compileGiven(expression: string): void {
  parser().parse(expression);
}
