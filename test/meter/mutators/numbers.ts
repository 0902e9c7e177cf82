import type { JsonObject } from "../../support/json.ts";
import { has, isOf, type Mutator, numberAt, onSchemas, type Patch } from "../mutator.ts";
import type { SchemaPlace } from "../reach.ts";

/** Steps and exclusive bounds beside a bound may say the same, and so may the range of a format. */
const isPlain = (schema: SchemaPlace): boolean =>
  isOf(schema, "integer", "number") && !has(schema.value, "multipleOf", "exclusiveMinimum", "exclusiveMaximum");

const LARGEST = 2 ** 31 - 1;
const isSmall = (bound: number): boolean => Math.abs(bound) < LARGEST;

interface Range {
  low: number | undefined;
  high: number | undefined;
}

const rangeOf = (value: JsonObject): Range => ({ low: numberAt(value, "minimum"), high: numberAt(value, "maximum") });

const ranged =
  (propose: (range: Range, value: JsonObject) => Patch | undefined) =>
  (schema: SchemaPlace): Patch | undefined =>
    isPlain(schema) ? propose(rangeOf(schema.value), schema.value) : undefined;

export const numberMutators: Mutator[] = [
  onSchemas(
    "maximum decreased",
    "narrows",
    ranged(({ low = Number.NEGATIVE_INFINITY, high }) =>
      high !== undefined && isSmall(high) && high - 1 >= low ? { maximum: high - 1 } : undefined,
    ),
  ),
  onSchemas(
    "maximum increased",
    "widens",
    ranged(({ high }) => (high !== undefined && isSmall(high) ? { maximum: high + 1 } : undefined)),
  ),
  onSchemas(
    "maximum set",
    "narrows",
    ranged(({ low = 0, high }) => (high === undefined && isSmall(low) ? { maximum: low + 1000 } : undefined)),
  ),
  onSchemas(
    "maximum dropped",
    "widens",
    ranged(({ high }) => (high !== undefined && isSmall(high) ? { maximum: undefined } : undefined)),
  ),
  onSchemas(
    "minimum increased",
    "narrows",
    ranged(({ low, high = Number.POSITIVE_INFINITY }) =>
      low !== undefined && isSmall(low) && low + 1 <= high ? { minimum: low + 1 } : undefined,
    ),
  ),
  onSchemas(
    "minimum decreased",
    "widens",
    ranged(({ low }) => (low !== undefined && isSmall(low) ? { minimum: low - 1 } : undefined)),
  ),
  onSchemas(
    "minimum set",
    "narrows",
    ranged(({ low, high = 1000 }) => (low === undefined && isSmall(high) ? { minimum: high - 1000 } : undefined)),
  ),
  onSchemas(
    "minimum dropped",
    "widens",
    ranged(({ low }) => (low !== undefined && isSmall(low) ? { minimum: undefined } : undefined)),
  ),
  onSchemas("maximum became exclusive", "narrows", (schema, { survey }) => {
    const { low = Number.NEGATIVE_INFINITY, high } = rangeOf(schema.value);
    if (!isPlain(schema) || high === undefined || !Number.isInteger(high) || low > high) return undefined;
    return survey.isModern ? { maximum: undefined, exclusiveMaximum: high } : { exclusiveMaximum: true };
  }),
  onSchemas(
    "multipleOf set",
    "narrows",
    ranged(({ low = 0, high = 1000 }) => (high - low >= 7 ? { multipleOf: 7 } : undefined)),
  ),
  onSchemas("multipleOf dropped", "widens", (schema) => {
    const step = numberAt(schema.value, "multipleOf");
    return isOf(schema, "integer", "number") && step !== undefined && step > 1 ? { multipleOf: undefined } : undefined;
  }),
];
