import type { JsonObject } from "../../support/json.ts";
import { has, isOf, type Mutator, numberAt, onSchemas } from "../mutator.ts";
import type { SchemaPlace } from "../reach.ts";

/** A pattern or a format beside a length may already say what the length says. */
const isPlain = (schema: SchemaPlace): boolean => isOf(schema, "string") && !has(schema.value, "pattern", "format");

const shortest = (value: JsonObject): number => numberAt(value, "minLength") ?? 0;
const longest = (value: JsonObject): number => numberAt(value, "maxLength") ?? Number.POSITIVE_INFINITY;

/** Strings of which a pattern that means something refuses one. */
const SAMPLES = ["", "a", "~", "a b", "A1", "0", "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"];

function refusesSomething(value: JsonObject): boolean {
  try {
    const pattern = new RegExp(String(value.pattern), "u");
    return SAMPLES.some((sample) => fits(value, sample) && !pattern.test(sample));
  } catch {
    return false;
  }
}

const fits = (value: JsonObject, { length }: string): boolean => length >= shortest(value) && length <= longest(value);

export const stringMutators: Mutator[] = [
  onSchemas("maxLength decreased", "narrows", (schema) => {
    const limit = longest(schema.value);
    return isPlain(schema) && Number.isFinite(limit) && limit > shortest(schema.value) && limit > 1
      ? { maxLength: limit - 1 }
      : undefined;
  }),
  onSchemas("maxLength increased", "widens", (schema) =>
    isPlain(schema) && Number.isFinite(longest(schema.value)) ? { maxLength: longest(schema.value) + 1 } : undefined,
  ),
  onSchemas("maxLength set", "narrows", (schema) =>
    isPlain(schema) && !has(schema.value, "maxLength") ? { maxLength: shortest(schema.value) + 20 } : undefined,
  ),
  onSchemas("maxLength dropped", "widens", (schema) =>
    isPlain(schema) && has(schema.value, "maxLength") ? { maxLength: undefined } : undefined,
  ),
  onSchemas("minLength increased", "narrows", (schema) =>
    isPlain(schema) && shortest(schema.value) < longest(schema.value)
      ? { minLength: shortest(schema.value) + 1 }
      : undefined,
  ),
  onSchemas("minLength decreased", "widens", (schema) =>
    isPlain(schema) && shortest(schema.value) > 0 ? { minLength: shortest(schema.value) - 1 } : undefined,
  ),
  onSchemas("pattern added", "narrows", (schema) =>
    isPlain(schema) && longest(schema.value) > 0 ? { pattern: "^[b-y]*$" } : undefined,
  ),
  onSchemas("pattern removed", "widens", (schema) =>
    isOf(schema, "string") &&
    has(schema.value, "pattern") &&
    !has(schema.value, "format") &&
    refusesSomething(schema.value)
      ? { pattern: undefined }
      : undefined,
  ),
  // A format is an annotation to some validators and a constraint to others: at least a warning is due.
  onSchemas(
    "format added",
    "narrows",
    (schema) => (isPlain(schema) && longest(schema.value) >= 36 ? { format: "uuid" } : undefined),
    (expected) => (expected === "breaking" ? "warn" : expected),
  ),
  onSchemas("format changed", "changes", (schema) =>
    isOf(schema, "string") && schema.value.format === "date-time" && !has(schema.value, "pattern")
      ? { format: "date" }
      : undefined,
  ),
];
