import { type Evaluate, fail } from "./context.ts";
import { Unrunnable } from "./given-error.ts";
import { callMethod, isMethod, PATTERN_METHODS, read, typeName } from "./methods.ts";
import type { Script } from "./nimma.ts";
import { binaryOperator, unaryOperator } from "./operators.ts";
import { checkPattern } from "./patterns.ts";
import { variable } from "./variables.ts";

type Of<T extends Script["type"]> = Extract<Script, { type: T }>;

/** Names through which JavaScript reaches code; a filter that has them is refused, whatever it would find. */
const FORBIDDEN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Makes a filter's syntax ready to be asked. Throws `Unrunnable` for everything that is not known to be harmless. */
export function compile(script: Script): Evaluate {
  switch (script.type) {
    case "Literal":
      return literal(script);
    case "Identifier":
      return variable(script.name);
    case "ArrayExpression":
      return array(script);
    case "MemberExpression":
      return member(script);
    case "CallExpression":
      return call(script);
    case "UnaryExpression":
      return unary(script);
    case "BinaryExpression":
    case "LogicalExpression":
      return binary(script);
    case "ConditionalExpression":
      return conditional(script);
    case "Compound":
    case "SequenceExpression":
      throw new Unrunnable("has a filter of more than one expression");
    case "ThisExpression":
      throw new Unrunnable("uses `this`");
    default:
      throw new Unrunnable("has a filter that is not understood");
  }
}

function literal({ value }: Of<"Literal">): Evaluate {
  if (value instanceof RegExp) checkPattern(value.source, value.flags);
  return () => value;
}

function array({ elements }: Of<"ArrayExpression">): Evaluate {
  const parts = elements.map(compile);
  return (context) => parts.map((part) => part(context));
}

function conditional({ test, consequent, alternate }: Of<"ConditionalExpression">): Evaluate {
  const [when, then, otherwise] = [compile(test), compile(consequent), compile(alternate)];
  return (context) => (when(context) ? then(context) : otherwise(context));
}

function unary({ operator, argument }: Of<"UnaryExpression">): Evaluate {
  const apply = unaryOperator(operator);
  if (!apply) throw new Unrunnable(`uses the operator \`${operator}\``);
  const value = compile(argument);
  return operator === "!" ? (context) => !value(context) : (context) => apply(value(context));
}

function binary({ operator, left, right }: Of<"BinaryExpression" | "LogicalExpression">): Evaluate {
  if (operator === "~=") return matching(left, right);
  const [a, b] = [compile(left), compile(right)];
  if (operator === "&&") return (context) => a(context) && b(context);
  if (operator === "||") return (context) => a(context) || b(context);
  if (operator === "??") return (context) => a(context) ?? b(context);
  if (operator === "===") return (context) => a(context) === b(context);
  if (operator === "!==") return (context) => a(context) !== b(context);
  const apply = binaryOperator(operator);
  if (!apply) throw new Unrunnable(`uses the operator \`${operator}\``);
  return (context) => apply(a(context), b(context));
}

/** `a ~= 'b'`: nimma's way to ask whether a pattern matches. */
function matching(left: Script, right: Script): Evaluate {
  if (right.type !== "Literal") throw new Unrunnable("matches with `~=` against something that is not written in it");
  const pattern = right.value instanceof RegExp ? right.value : regexpOf(String(right.value));
  checkPattern(pattern.source, pattern.flags);
  const value = compile(left);
  return (context) => callMethod(pattern, "test", [value(context)]);
}

function regexpOf(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new Unrunnable(`has the pattern ${JSON.stringify(source)}, which is none: ${String(error)}`);
  }
}

function member(script: Of<"MemberExpression">): Evaluate {
  const typed = constructorName(script);
  if (typed) return typed;
  const name = staticName(script);
  if (name !== undefined && FORBIDDEN.has(name)) throw new Unrunnable(`reads \`${name}\`, which leads to code`);
  const holder = script.optional ? orEmpty(compile(script.object)) : compile(script.object);
  if (name !== undefined) return (context) => read(holder(context), name);
  const property = compile(script.property);
  return (context) => read(holder(context), keyOf(property(context)));
}

/** `x?.y`: a member of nothing is nothing. */
function orEmpty(holder: Evaluate): Evaluate {
  return (context) => holder(context) ?? {};
}

/** A computed key: only what JSON has for one. */
function keyOf(key: unknown): string | number {
  return typeof key === "string" || typeof key === "number" ? key : fail();
}

/** `x.constructor.name`: the one use of `constructor` that rulesets have. */
function constructorName(script: Of<"MemberExpression">): Evaluate | undefined {
  const { object } = script;
  if (staticName(script) !== "name" || object.type !== "MemberExpression") return undefined;
  if (staticName(object) !== "constructor") return undefined;
  const holder = compile(object.object);
  return (context) => typeName(holder(context));
}

/** The name a member is asked for, when it is written in the filter. */
export function staticName({ property, computed }: Of<"MemberExpression">): string | undefined {
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" && !(property.value instanceof RegExp) ? String(property.value) : undefined;
}

function call({ callee, arguments: values }: Of<"CallExpression">): Evaluate {
  if (callee.type === "Identifier" && callee.name.startsWith("@")) return variable(callee.name);
  if (callee.type !== "MemberExpression") throw new Unrunnable("calls something that is not a method of a value");
  const name = staticName(callee);
  if (name === undefined || !isMethod(name))
    throw new Unrunnable(
      `calls ${name === undefined ? "a method by a computed name" : `\`${name}\``}, which is not allowed`,
    );
  if (PATTERN_METHODS.has(name)) checkPatternArgument(name, values[0]);
  const receiver = receiverOf(callee.object);
  const parts = values.map(compile);
  return (context) =>
    callMethod(
      receiver(context),
      name,
      parts.map((part) => part(context)),
    );
}

/** Keys are numbers in arrays; their methods are those of strings. */
function receiverOf(object: Script): Evaluate {
  const value = compile(object);
  const isKey = object.type === "Identifier" && (object.name === "@property" || object.name === "@parentProperty");
  return isKey ? (context) => asText(value(context)) : value;
}

const asText = (value: unknown): unknown => (typeof value === "number" ? String(value) : value);

function checkPatternArgument(name: string, argument: Script | undefined): void {
  if (argument?.type !== "Literal") throw new Unrunnable(`calls \`${name}\` with a pattern that is not written in it`);
  if (!(argument.value instanceof RegExp)) regexpOf(String(argument.value));
  if (typeof argument.value === "string") checkPattern(argument.value, "");
}
