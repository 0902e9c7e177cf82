import { isObject } from "../../support/json.ts";
import { has, isOf, type Mutator, numberAt, onSchemas, type Patch } from "../mutator.ts";
import type { SchemaPlace } from "../reach.ts";

interface Size {
  least: number;
  most: number;
}

const sizeOf = ({ value }: SchemaPlace): Size => ({
  least: numberAt(value, "minItems") ?? 0,
  most: numberAt(value, "maxItems") ?? Number.POSITIVE_INFINITY,
});

/** Of an array whose items may be repeated: distinct items of a short list would limit its length, too. */
const sized =
  (propose: (size: Size, schema: SchemaPlace) => Patch | undefined) =>
  (schema: SchemaPlace): Patch | undefined =>
    isOf(schema, "array") && !has(schema.value, "uniqueItems", "contains", "prefixItems")
      ? propose(sizeOf(schema), schema)
      : undefined;

export const arrayMutators: Mutator[] = [
  onSchemas(
    "maxItems decreased",
    "narrows",
    sized(({ least, most }) =>
      Number.isFinite(most) && most > least && most > 1 ? { maxItems: most - 1 } : undefined,
    ),
  ),
  onSchemas(
    "maxItems increased",
    "widens",
    sized(({ most }) => (Number.isFinite(most) && most > 0 ? { maxItems: most + 1 } : undefined)),
  ),
  onSchemas(
    "maxItems set",
    "narrows",
    sized(({ least, most }) => (Number.isFinite(most) ? undefined : { maxItems: least + 10 })),
  ),
  onSchemas(
    "maxItems dropped",
    "widens",
    sized(({ most }) => (Number.isFinite(most) ? { maxItems: undefined } : undefined)),
  ),
  // In a query or a form a list of nothing is not written at all: only from one item on is a lower limit certain.
  onSchemas(
    "minItems increased",
    "narrows",
    sized(({ least, most }) => (most > Math.max(least, 1) ? { minItems: Math.max(least, 1) + 1 } : undefined)),
  ),
  onSchemas(
    "minItems dropped",
    "widens",
    sized(({ least }) => (least > 1 ? { minItems: undefined } : undefined)),
  ),
  onSchemas(
    "items must be unique",
    "narrows",
    sized(({ most }, { value }) => (isObject(value.items) && most > 1 ? { uniqueItems: true } : undefined)),
  ),
  onSchemas("items need not be unique", "widens", (schema) =>
    isOf(schema, "array") && schema.value.uniqueItems === true && sizeOf(schema).most > 1
      ? { uniqueItems: undefined }
      : undefined,
  ),
  onSchemas("must contain an item", "narrows", (schema, { survey }) =>
    survey.isModern && isOf(schema, "array") && !has(schema.value, "contains", "minItems")
      ? { contains: { const: "zz_a" } }
      : undefined,
  ),
  onSchemas("tuple item refused", "narrows", (schema) => {
    const items = schema.value.prefixItems;
    return isOf(schema, "array") && Array.isArray(items) && items.length > 0 && items[0] !== false
      ? { prefixItems: [false, ...items.slice(1)] }
      : undefined;
  }),
];
