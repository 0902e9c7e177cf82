import type { JsonObject } from "../support/json.ts";
import { below, objectAt, type Place, resolve, valueAt } from "./files.ts";
import { asList, type Survey, typesOf } from "./survey.ts";

/** Types of values. An integer is a number, and as text all scalars are of one kind. */
export type Kinds = ReadonlySet<string>;

export const kindOf = (type: string, isText: boolean): string => {
  const kind = type === "integer" ? "number" : type;
  return isText && !["object", "array"].includes(kind) ? "scalar" : kind;
};

const BESIDE = new Set(["title", "description", "example", "examples", "nullable", "discriminator", "deprecated"]);

/** The keyword of a schema that is a choice and nothing else. */
export function choiceIn(value: JsonObject): "oneOf" | "anyOf" | undefined {
  const keyword = (["oneOf", "anyOf"] as const).find((key) => Array.isArray(value[key]));
  const isMore = Object.keys(value).some((key) => key !== keyword && !BESIDE.has(key) && !key.startsWith("x-"));
  return isMore ? undefined : keyword;
}

/** What kinds of values each branch of a list takes; undefined where that is not certain. */
export const kindsOfBranches = (survey: Survey, list: Place, isText: boolean): (Kinds | undefined)[] =>
  asList(valueAt(survey.files, list)).map((_, index) => kindsOf(survey, below(list, String(index)), isText));

export const areApart = (a: Kinds | undefined, b: Kinds | undefined): boolean =>
  a !== undefined && b !== undefined && ![...a].some((kind) => b.has(kind));

const UNCERTAIN = ["allOf", "not", "$dynamicRef"];

function kindsOf(survey: Survey, place: Place, isText: boolean): Kinds | undefined {
  const target = resolve(survey.files, place);
  const value = target && objectAt(survey.files, target);
  if (!target || !value || UNCERTAIN.some((key) => Object.hasOwn(value, key)) || value.nullable === true)
    return undefined;
  if (typesOf(value).length > 0) return new Set(typesOf(value).map((type) => kindOf(String(type), isText)));
  const keyword = choiceIn(value);
  const inner = keyword ? kindsOfBranches(survey, below(target, keyword), isText) : [undefined];
  return inner.every((kinds) => kinds !== undefined) ? new Set(inner.flatMap((kinds) => [...kinds])) : undefined;
}
