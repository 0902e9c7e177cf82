import { type Evaluate, FAILED, type FilterContext } from "./context.ts";
import { compile, staticName } from "./evaluate.ts";
import { Unrunnable } from "./given-error.ts";
import { parsers, type Script } from "./nimma.ts";

/** What decides whether a segment takes a key, when the key alone does not. */
export interface Filter {
  accepts(context: FilterContext): boolean;
  /** Whether it looks at more than the value, its key and what holds it. */
  isPathSensitive: boolean;
}

/** `@`-names whose value depends on the way to a node, or on the document around it. */
const AROUND = /@(?:path|parent|parentProperty|root)\b/;

/** Compiles the filter `[?(source)]`. Where JavaScript would throw, the filter does not accept. */
export function compileFilter(source: string): Filter {
  const script = parseScript(source);
  const evaluate = compile(script);
  const accepts = (context: FilterContext) => isTrue(evaluate, context);
  const isPathSensitive = AROUND.test(source);
  if (!wantsObject(script)) return { accepts, isPathSensitive };
  return { accepts: (context) => isObject(context.value) && isTrue(evaluate, context), isPathSensitive };
}

/** Longest filter that is read: it is walked by recursion. */
const LONGEST = 2_000;

export function parseScript(source: string): Script {
  if (source.length > LONGEST) throw new Unrunnable(`has a filter longer than ${LONGEST} characters`);
  try {
    return parsers().parseScript(source);
  } catch (error) {
    throw new Unrunnable(`has a filter that is not understood (${error instanceof Error ? error.message : "?"})`);
  }
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

function isTrue(evaluate: Evaluate, context: FilterContext): boolean {
  try {
    return Boolean(evaluate(context));
  } catch (error) {
    // A TypeError: an object that has no text stands where an operator wants one.
    if (error === FAILED || error instanceof TypeError) return false;
    throw error;
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(["==", "===", "<", ">", "<=", ">="]);

/** Whether a script can only be true of objects and arrays, so that most values need not be asked. */
function wantsObject(script: Script): boolean {
  if (script.type === "MemberExpression") return readsMember(script);
  if (script.type === "CallExpression")
    return script.callee.type === "MemberExpression" && wantsObject(script.callee.object);
  if (script.type !== "LogicalExpression" && script.type !== "BinaryExpression") return false;
  const { operator, left, right } = script;
  if (operator === "&&") return wantsObject(left) || wantsObject(right);
  if (operator === "||") return wantsObject(left) && wantsObject(right);
  if (left.type !== "MemberExpression" || !readsMember(left)) return false;
  if (operator === "!==" || operator === "!=") return isUndefined(right);
  return COMPARISONS.has(operator) && right.type === "Literal" && right.value !== null;
}

/** `@.x`, and what is below it: undefined for what is no object. */
function readsMember(script: Extract<Script, { type: "MemberExpression" }>): boolean {
  if (script.object.type === "MemberExpression") return readsMember(script.object);
  if (script.object.type !== "Identifier" || script.object.name !== "@") return false;
  const name = staticName(script);
  return name !== undefined && name !== "length" && name !== "constructor" && !/^\d+$/.test(name);
}

const isUndefined = (script: Script): boolean =>
  (script.type === "Identifier" && script.name === "undefined") ||
  (script.type === "UnaryExpression" && script.operator === "void");
