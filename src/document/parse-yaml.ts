import { createRequire } from "node:module";
import type yaml from "js-yaml";
import { ApigateError } from "../core/errors.ts";
import { lazy } from "../core/lazy.ts";
import { LIMITS } from "../core/limits.ts";
import { checkDepth } from "./limits.ts";
import { exactNumber, type Json, type JsonObject } from "./value.ts";

/**
 * A number as a YAML scalar. js-yaml makes mapping keys of scalars with `String()`: the key `1.10` must stay `1.10`,
 * so the text travels with the value until the document is complete.
 */
class Scalar {
  readonly text: string;
  readonly value: Json;

  constructor(text: string, value: Json) {
    this.text = text;
    this.value = value;
  }

  get [Symbol.toStringTag](): string {
    return "Scalar";
  }

  toString(): string {
    return this.text;
  }
}

/** Loaded with the first YAML file. */
const library = lazy(() => createRequire(import.meta.url)("js-yaml") as typeof yaml);

/** One row of the table of the YAML 1.2 core schema (YAML 1.2.2 §10.3.2). */
const scalarType = (tag: string, pattern: RegExp, read: (text: string) => Json) =>
  new (library().Type)(`tag:yaml.org,2002:${tag}`, {
    kind: "scalar",
    resolve: (text: string | null) => pattern.test(text ?? ""),
    construct: (text: string | null) => new Scalar(text ?? "", read(text ?? "")),
  });

const integer = (text: string): Json => {
  if (!/^0[ox]/.test(text)) return exactNumber(text.replace(/^\+/, ""));
  const value = BigInt(text);
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
};

const float = (text: string): Json => {
  if (/\.(?:inf|nan)$/i.test(text)) throw new (library().YAMLException)(`${text} is no JSON number`);
  return exactNumber(text.replace(/^\+/, ""));
};

/** Merge keys are YAML 1.1, but descriptions use them: reading `<<` as a name would drop what it merges in. */
const mergeType = () =>
  new (library().Type)("tag:yaml.org,2002:merge", { kind: "scalar", resolve: (text: string | null) => text === "<<" });

const core = lazy(() =>
  library().FAILSAFE_SCHEMA.extend({
    implicit: [
      scalarType("null", /^(?:~|null|Null|NULL|)$/, () => null),
      scalarType("bool", /^(?:true|True|TRUE|false|False|FALSE)$/, (text) => text.toLowerCase() === "true"),
      scalarType("int", /^(?:[-+]?\d+|0o[0-7]+|0x[0-9a-fA-F]+)$/, integer),
      scalarType(
        "float",
        /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
        float,
      ),
      mergeType(),
    ],
  }),
);

/** Parses one YAML 1.2 document: unknown tags, repeated keys, a second document and cycles are errors. */
export function parseYaml(text: string, file: string): Json {
  let value: unknown;
  try {
    value = library().load(text, { schema: core(), filename: file });
  } catch (cause) {
    throw yamlError(cause, file);
  }
  return complete(value, file);
}

function yamlError(cause: unknown, file: string): unknown {
  if (!(cause instanceof library().YAMLException)) return cause;
  const { reason, mark } = cause as yaml.YAMLException & { mark?: { line: number; column: number } };
  const [message, hint] = HINTS.find(([pattern]) => pattern.test(reason ?? ""))?.slice(1) ?? [];
  return new ApigateError("E_PARSE", `this is not valid YAML: ${message ?? reason ?? cause.message}`, {
    location: { file, ...(mark ? { line: mark.line + 1, column: mark.column + 1 } : {}) },
    hint: hint as string | undefined,
    cause,
  });
}

const HINTS: [RegExp, string | undefined, string][] = [
  [/duplicated mapping key/, "a key appears twice in one mapping", "Remove one of the two"],
  [
    /unknown (?:tag|scalar tag)/,
    undefined,
    "Tags beyond the YAML 1.2 core schema have no meaning in an API description: remove it",
  ],
  [
    /expected a single document/,
    "the file holds more than one document",
    "Put each description into a file of its own",
  ],
  [/tab/i, undefined, "Indent with spaces"],
];

/** Unwraps scalars in place; refuses cycles, too deep nesting and alias bombs. Shared nodes are visited once. */
function complete(root: unknown, file: string): Json {
  const sizes = new Map<object, number>();
  const open = new Set<object>();

  const visit = (value: unknown, depth: number): [Json, number] => {
    if (value instanceof Scalar) return [value.value, 1];
    if (typeof value !== "object" || value === null) return [value as Json, 1];
    checkDepth(depth, file);
    if (open.has(value)) throw new ApigateError("E_PARSE", "a YAML alias contains itself", { location: { file } });
    const known = sizes.get(value);
    if (known !== undefined) return [value as Json, known];
    open.add(value);
    let size = 1;
    for (const key of Object.keys(value)) {
      const container = value as JsonObject;
      const [child, childSize] = visit(container[key], depth + 1);
      if (child !== container[key]) assign(container, key, child);
      size += childSize;
    }
    open.delete(value);
    checkExpansion(size, file);
    sizes.set(value, size);
    return [value as Json, size];
  };
  return visit(root, 1)[0];
}

function assign(container: JsonObject, key: string, value: Json): void {
  if (key === "__proto__")
    Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
  else container[key] = value;
}

function checkExpansion(size: number, file: string): void {
  if (size <= LIMITS.expandedNodes) return;
  throw new ApigateError(
    "E_LIMIT",
    `aliases expand to more than ${LIMITS.expandedNodes} nodes, the limit expandedNodes`,
    {
      location: { file },
    },
  );
}
