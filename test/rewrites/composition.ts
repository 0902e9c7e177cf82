import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { addComponents, isComponent, isReference, only, referTo, rewriteSchemas, targetOf, without } from "./names.ts";
import { equivalent } from "./rewrite.ts";

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const namesOf = (value: Json | undefined): string[] => (isObject(value) ? Object.keys(value) : []);

/** What a schema says of undeclared properties depends on what it declares itself: such schemas are not taken apart. */
const CLOSED = ["additionalProperties", "patternProperties", "unevaluatedProperties"];
const isClosed = (schema: JsonObject): boolean =>
  CLOSED.some((keyword) => keyword in schema && !(keyword === "additionalProperties" && schema[keyword] === true));

const wrapped = (description: JsonObject): JsonObject =>
  rewriteSchemas(description, (schema) => (isReference(schema) ? { allOf: [schema] } : schema));

/** Annotations and how the schema is written stay where they are looked for. */
const OUTSIDE = [
  "title",
  "description",
  "default",
  "readOnly",
  "writeOnly",
  "deprecated",
  "xml",
  "discriminator",
  "$ref",
];

const boxed = (description: JsonObject): JsonObject =>
  rewriteSchemas(description, (schema, place) => {
    const inner = without(schema, ...OUTSIDE);
    if ("$ref" in schema || isComponent(place) || "discriminator" in schema || Object.keys(inner).length === 0)
      return schema;
    return { ...only(schema, ...OUTSIDE), allOf: [inner] };
  });

/** The first half of the properties of each component moves to a base class of its own. */
function withBaseClasses(description: JsonObject): JsonObject {
  const bases: JsonObject = {};
  const result = rewriteSchemas(description, (schema, place) => {
    const names = namesOf(schema.properties);
    const isWhole = isClosed(schema) || schema.nullable === true || schema.type !== "object" || "$ref" in schema;
    if (!isComponent(place) || names.length < 2 || isWhole) return schema;
    const [base, rest] = halves(schema, names.slice(0, Math.ceil(names.length / 2)));
    const name = `${place.path.at(-1)}.base`;
    bases[name] = base;
    return { ...rest, allOf: [referTo(description, "schema", name), ...listOf(schema.allOf)] };
  });
  return addComponents(result, "schema", bases);
}

function halves(schema: JsonObject, names: string[]): [JsonObject, JsonObject] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = listOf(schema.required);
  const isMoved = (name: Json): boolean => names.includes(String(name));
  const part = (own: Json[]): JsonObject => (own.length > 0 ? { required: own } : {});
  return [
    { type: "object", properties: only(properties, ...names), ...part(required.filter(isMoved)) },
    {
      ...without(schema, "required"),
      properties: without(properties, ...names),
      ...part(required.filter((name) => !isMoved(name))),
    },
  ];
}

/** Names that are demanded move into parts of their own. */
const requiredSplit = (description: JsonObject): JsonObject =>
  rewriteSchemas(description, (schema) => {
    const [first, ...others] = listOf(schema.required);
    if (first === undefined || "$ref" in schema) return schema;
    const parts = [[first], others].filter((part) => part.length > 0).map((required): JsonObject => ({ required }));
    return { ...without(schema, "required"), allOf: [...listOf(schema.allOf), ...parts] };
  });

const FLAT = new Set(["type", "properties", "required", "title", "description", "example", "examples", "allOf"]);

/** `allOf` of plain objects that declare different properties becomes one object. */
const flattened = (description: JsonObject): JsonObject =>
  rewriteSchemas(description, (schema) => {
    const parts = listOf(schema.allOf).map((part) => targetOf(description, part));
    const own = without(schema, "allOf");
    const all = [own, ...parts];
    if (parts.length === 0 || !all.every(isPlain) || !areApart(all.map(({ properties }) => namesOf(properties))))
      return schema;
    return {
      ...own,
      type: "object",
      properties: Object.assign({}, ...all.map(({ properties }) => properties ?? {})) as JsonObject,
      ...joined(all.flatMap(({ required }) => listOf(required))),
    };
  });

const joined = (required: Json[]): JsonObject => (required.length > 0 ? { required: [...new Set(required)] } : {});

/** Only schemas that say `type: object` themselves refuse what is no object. */
function isPlain(schema: JsonObject | undefined): schema is JsonObject {
  return (
    schema !== undefined &&
    !("allOf" in schema) &&
    Object.keys(schema).every((key) => FLAT.has(key)) &&
    (schema.type === undefined ? Object.keys(schema).every((key) => key === "description") : schema.type === "object")
  );
}

const areApart = (lists: string[][]): boolean => new Set(lists.flat()).size === lists.flat().length;

/** `oneOf` and `anyOf` say the same where no value passes two choices: here because of their types. */
const choicesSwapped = (description: JsonObject): JsonObject =>
  rewriteSchemas(description, (schema) => {
    const [from, to] = "oneOf" in schema ? ["oneOf", "anyOf"] : ["anyOf", "oneOf"];
    const types = listOf(schema[from as string]).map((choice) => typeOf(targetOf(description, choice)));
    const apart = new Set(types.map((type) => (type === "integer" ? "number" : type)));
    if (types.length < 2 || ("oneOf" in schema && "anyOf" in schema)) return schema;
    if (apart.size < types.length || types.includes(undefined)) return schema;
    return Object.fromEntries(
      Object.entries(schema).map(([key, value]) => [key === from ? (to as string) : key, value]),
    );
  });

const typeOf = (schema: JsonObject | undefined): string | undefined =>
  typeof schema?.type === "string" && schema.nullable !== true && schema["x-nullable"] !== true
    ? schema.type
    : undefined;

const alone =
  (keyword: "anyOf" | "oneOf") =>
  (description: JsonObject): JsonObject =>
    rewriteSchemas(description, (schema, place) => {
      const inner = without(schema, ...OUTSIDE);
      const isBox = "$ref" in schema || isComponent(place) || "discriminator" in schema;
      return isBox || Object.keys(inner).length === 0 ? schema : { ...only(schema, ...OUTSIDE), [keyword]: [inner] };
    });

export const compositionRewrites = [
  ...equivalent({
    "references wrapped by allOf": wrapped,
    "inline schemas wrapped by allOf": boxed,
    "base classes moved into allOf": withBaseClasses,
    "required split over allOf": requiredSplit,
    "allOf of plain objects flattened": flattened,
  }),
  ...equivalent(
    {
      "oneOf and anyOf swapped where types differ": choicesSwapped,
      "inline schemas as the only choice of anyOf": alone("anyOf"),
      "inline schemas as the only choice of oneOf": alone("oneOf"),
    },
    "3.0",
    "3.1",
    "3.2",
  ),
];
