import { runRules } from "../../src/breaking/run.ts";
import { ApigateError } from "../../src/core/errors.ts";
import { diff } from "../../src/diff/diff.ts";
import type { Api } from "../../src/model/api.ts";
import { breakingRules } from "../../src/rules/breaking/index.ts";
import { load } from "../support/compare.ts";
import type { Json, JsonObject } from "../support/json.ts";
import { POLICY } from "../support/policy.ts";

/** One small change somewhere in a description. */
export interface Edit {
  /** `removed /paths/~1orders/get`, `changed /info/title`. */
  name: string;
  apply(description: JsonObject): void;
}

/** Every key removed, every item of an array removed, every scalar changed to another one that may stand there. */
export function* edits(value: Json, path: (string | number)[] = []): Generator<Edit> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    const key = Array.isArray(value) ? Number(name) : name;
    const place = [...path, key];
    yield { name: `removed ${pointer(place)}`, apply: (description) => removeAt(description, place) };
    if (typeof child !== "object" || child === null) {
      const other = otherThan(child, String(typeof key === "number" ? path.at(-1) : key));
      yield { name: `changed ${pointer(place)}`, apply: (description) => setAt(description, place, other) };
    }
    yield* edits(child, place);
  }
}

const pointer = (path: readonly (string | number)[]): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const ownerOf = (description: Json, path: readonly (string | number)[]): JsonObject =>
  path.slice(0, -1).reduce<Json>((value, key) => (value as JsonObject)[key] ?? null, description) as JsonObject;

function removeAt(description: JsonObject, path: (string | number)[]): void {
  const owner = ownerOf(description, path) as JsonObject | Json[];
  const key = path.at(-1) as string | number;
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else delete owner[key];
}

function setAt(description: JsonObject, path: (string | number)[], value: Json): void {
  ownerOf(description, path)[path.at(-1) as string] = value;
}

/** Values that may stand below a key where not any other may. */
const CHOICES: Readonly<Record<string, readonly Json[]>> = {
  type: ["string", "integer", "object", "apiKey", "http", "basic", "oauth2"],
  in: ["query", "header"],
  style: ["form", "pipeDelimited", "simple", "matrix"],
  format: ["date-time", "int64"],
  scheme: ["basic", "bearer"],
  flow: ["implicit", "application"],
  nodeType: ["cdata"],
  collectionFormat: ["csv", "multi"],
  openapi: ["3.1.1", "3.0.4", "3.2.1"],
  swagger: ["2.0"],
  pattern: ["^z$"],
};

/** What may stand below `type`: a type of values, or a type of security schemes. */
const KINDS: readonly (readonly string[])[] = [
  ["string", "integer", "number", "boolean", "array", "object", "null"],
  ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "basic"],
];

function otherThan(value: Json, key: string): Json {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (value === null) return "null";
  if (typeof value !== "string") return value;
  if (key === "openapi") return value.replace(/\d$/, "9");
  const kind = KINDS.find((names) => names.includes(value)) ?? [];
  const choices = key === "type" && kind.length > 0 ? kind : (CHOICES[key] ?? [`${value}-changed`]);
  return choices.find((choice) => choice !== value) ?? value;
}

/** True when nothing is found of an edit, and the description is not refused either. */
export async function isSilent(base: Api, description: JsonObject, { apply }: Edit): Promise<boolean> {
  const other = structuredClone(description);
  apply(other);
  try {
    const changes = diff(base, await load({ file: "api.json", text: JSON.stringify(other) }), POLICY);
    return runRules("api", ["api.json"], changes, breakingRules).length === 0;
  } catch (error) {
    if (error instanceof ApigateError) return false;
    throw error;
  }
}
