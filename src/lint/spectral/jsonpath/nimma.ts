import { createRequire } from "node:module";
import path from "node:path";
import { lazy } from "../../../core/lazy.ts";

/** What nimma's parser makes of a path: one segment each, then the modifiers. */
export type PathNode =
  | { type: "MemberExpression"; value: string | number; deep: boolean }
  | { type: "MultipleMemberExpression"; value: (string | number)[]; deep: boolean }
  | { type: "WildcardExpression"; deep: boolean }
  | { type: "SliceExpression"; value: [start: number, end: number, step: number]; deep: boolean }
  | { type: "ScriptFilterExpression"; value: string; deep: boolean }
  | { type: "AllParentExpression" }
  | { type: "KeyExpression" }
  | { type: "ParentExpression" };

/** The syntax of filters, as jsep builds it with the operators that nimma adds. */
export type Script =
  | { type: "Identifier"; name: string }
  | { type: "Literal"; value: string | number | boolean | null | RegExp }
  | { type: "MemberExpression"; object: Script; property: Script; computed: boolean; optional?: boolean }
  | { type: "CallExpression"; callee: Script; arguments: Script[] }
  | { type: "UnaryExpression"; operator: string; argument: Script }
  | { type: "BinaryExpression" | "LogicalExpression"; operator: string; left: Script; right: Script }
  | { type: "ConditionalExpression"; test: Script; consequent: Script; alternate: Script }
  | { type: "ArrayExpression"; elements: Script[] }
  | { type: "Compound" | "SequenceExpression" | "ThisExpression" };

interface Parsers {
  parsePath(expression: string): PathNode[];
  parseScript(source: string): Script;
}

/**
 * The parsers that Spectral's engine uses, loaded when the first expression is read. The one for filters is not among
 * nimma's entry points, hence the way around; nimma is pinned to one version.
 */
export const parsers = lazy((): Parsers => {
  const require = createRequire(import.meta.url);
  const file = require.resolve("nimma/parser");
  const { parse } = require(file) as { parse: Parsers["parsePath"] };
  const jsep = require(path.join(path.dirname(file), "jsep.js")) as { default: Parsers["parseScript"] };
  return { parsePath: parse, parseScript: jsep.default };
});
