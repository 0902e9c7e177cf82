import type yaml from "js-yaml";
import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import { Completion } from "./complete-yaml.ts";
import { checkDepth } from "./limits.ts";
import { complexKey, locateYaml } from "./locate-yaml.ts";
import type { Json } from "./value.ts";
import { coreSchema, jsYaml } from "./yaml-schema.ts";

/** Parses one YAML 1.2 document: unknown tags, repeated keys, a second document and cycles are errors. */
export function parseYaml(text: string, file: string): Json {
  const value = load(text, file);
  if (MAY_BE_COMPLEX_KEY.test(text)) refuseComplexKeys(text, file);
  const locate = (pointer: string) => locateYaml(text, new Set([pointer])).get(pointer) ?? {};
  return new Completion(file, locate).complete(value);
}

/** js-yaml counts nesting its own way: its limit is only there to keep it from running out of stack. */
const MAX_DEPTH = 4 * LIMITS.depth;

function load(text: string, file: string): unknown {
  try {
    const options = { schema: coreSchema(), filename: file, maxDepth: MAX_DEPTH };
    return jsYaml().load(text, options);
  } catch (cause) {
    throw yamlError(cause, file);
  }
}

function yamlError(cause: unknown, file: string): unknown {
  if (!(cause instanceof jsYaml().YAMLException)) return cause;
  const { reason, mark } = cause as yaml.YAMLException & { mark?: { line: number; column: number } };
  if (/maxDepth/.test(reason ?? "")) checkDepth(MAX_DEPTH, file);
  const [, message, hint] = HINTS.find(([pattern]) => pattern.test(reason ?? "")) ?? [];
  return new ApigateError("E_PARSE", `this is not valid YAML: ${message ?? reason ?? cause.message}`, {
    location: { file, ...(mark ? { line: mark.line + 1, column: mark.column + 1 } : {}) },
    hint,
    cause,
  });
}

const HINTS: [RegExp, string | undefined, string][] = [
  [/duplicated mapping key/, "a key appears twice in one mapping", "Remove one of the two"],
  [/unknown (?:tag|scalar tag)/, undefined, "Tags beyond the YAML 1.2 core schema have no meaning here: remove it"],
  [/expected a single document/, "the file holds more than one document", "Put each into a file of its own"],
  [/tab/i, undefined, "Indent with spaces"],
];

/** `? …`, `{…}:` and `[…]:`, which js-yaml turns into text; Markdown in a description can look the same. */
const MAY_BE_COMPLEX_KEY = /^[ \t]*(?:-[ \t]+)*(?:\?[ \t]|[[{].*[\]}][ \t]*:(?:\s|$))/m;

function refuseComplexKeys(text: string, file: string): void {
  const found = complexKey(text);
  if (!found) return;
  throw new ApigateError("E_PARSE", "this is not valid YAML: a key is a mapping or a list", {
    location: { file, ...found },
    hint: "Keys of an API description are text",
  });
}
