import type { Json } from "../../support/json.ts";
import type { Scene } from "../mutator.ts";
import { has, isAlone, isOf, type Mutator, onSchemas, type Patch } from "../mutator.ts";
import type { SchemaPlace } from "../reach.ts";
import { typesOf, type Wire } from "../survey.ts";

const travels = ({ wires }: SchemaPlace, ...allowed: Wire[]): boolean =>
  [...wires].every((wire) => allowed.includes(wire));

/** Written as it is, with its type; the parts of a multipart form are left out, whose types are open to debate. */
const isTyped = (schema: SchemaPlace): boolean =>
  // A branch of a choice between kinds must stay of its kind: another branch may be of the new one.
  isAlone(schema) && !schema.isBranch && travels(schema, "typed");
const isText = (schema: SchemaPlace): boolean => isAlone(schema) && travels(schema, "text");

const only = ({ value }: SchemaPlace): Json | undefined =>
  typesOf(value).length === 1 && typeof value.type === "string" ? value.type : undefined;

const CONSTRAINTS = ["pattern", "format", "minLength", "maxLength", "minimum", "maximum", "multipleOf"];
const isBare = ({ value }: SchemaPlace): boolean => !has(value, ...CONSTRAINTS, "exclusiveMinimum", "exclusiveMaximum");

const DISJOINT = new Map<Json, Patch>([
  ["string", { type: "integer" }],
  ["integer", { type: "string" }],
  ["number", { type: "boolean" }],
  ["boolean", { type: "string" }],
]);

const dropped = Object.fromEntries([...CONSTRAINTS, "default"].map((key) => [key, undefined]));

export const typeMutators: Mutator[] = [
  onSchemas("type changed", "changes", (schema) => {
    const patch = isTyped(schema) ? DISJOINT.get(only(schema) ?? "") : undefined;
    return patch && { ...dropped, ...patch };
  }),
  onSchemas("scalar became an array", "changes", (schema) =>
    isTyped(schema) && DISJOINT.has(only(schema) ?? "") ? { type: "array", items: schema.value } : undefined,
  ),
  onSchemas("array became an object", "changes", (schema) =>
    isTyped(schema) && only(schema) === "array"
      ? { type: "object", items: undefined, properties: { first: { type: "string" } } }
      : undefined,
  ),
  onSchemas("object became a string", "changes", (schema) =>
    isTyped(schema) && only(schema) === "object" ? { type: "string" } : undefined,
  ),
  onSchemas("text became an integer", "narrows", (schema) =>
    isText(schema) && only(schema) === "string" && isBare(schema) ? { type: "integer" } : undefined,
  ),
  onSchemas("integer as text became a string", "widens", (schema) =>
    isText(schema) && only(schema) === "integer" && isBare(schema) ? { type: "string" } : undefined,
  ),
  onSchemas("integer became a number", "widens", (schema) =>
    isOf(schema, "integer") && only(schema) && !has(schema.value, "multipleOf", "format") && isRange(schema)
      ? { type: "number" }
      : undefined,
  ),
  onSchemas("number became an integer", "narrows", (schema) =>
    isOf(schema, "number") && only(schema) && !has(schema.value, "multipleOf", "format") && isRange(schema)
      ? { type: "integer" }
      : undefined,
  ),
  onSchemas("became nullable", "widens", (schema, scene) =>
    isTyped(schema) && isNullable(schema) === false ? nullable(schema, scene, true) : undefined,
  ),
  onSchemas("no longer nullable", "narrows", (schema, scene) =>
    isTyped(schema) && isNullable(schema) ? nullable(schema, scene, false) : undefined,
  ),
];

/** More than one number lies between the bounds. */
const isRange = ({ value: { minimum, maximum } }: SchemaPlace): boolean =>
  typeof minimum !== "number" || typeof maximum !== "number" || minimum < maximum;

/** Undefined where no type is written, so that null is allowed anyhow; `nullable` means nothing without a type. */
function isNullable({ value }: SchemaPlace): boolean | undefined {
  const types = typesOf(value);
  return types.length === 0 ? undefined : types.includes("null") || value.nullable === true;
}

function nullable({ value }: SchemaPlace, { survey }: Scene, isWanted: boolean): Patch | undefined {
  if (!survey.isModern) return { nullable: isWanted ? true : undefined };
  const types = typesOf(value).filter((type) => type !== "null");
  return types.length === 0 ? undefined : { type: isWanted ? [...types, "null"] : types };
}
