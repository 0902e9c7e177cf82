import { isObject, type JsonObject } from "../../support/json.ts";
import { has, isAlone, type Mutator, onSchemas } from "../mutator.ts";
import { isEntangled, type SchemaPlace } from "../reach.ts";
import { asList, typesOf } from "../survey.ts";

const STRICT = ["additionalProperties", "patternProperties", "propertyNames", "minProperties", "maxProperties"];

export const isObjectSchema = ({ value }: SchemaPlace): boolean => {
  const types = typesOf(value).filter((type) => type !== "null");
  return types.join() === "object";
};

/** Takes any property beside those it declares. */
export const isOpen = ({ value, others }: SchemaPlace): boolean =>
  [value, ...others].every(
    (schema) => !isEntangled(schema) && [undefined, true].includes(schema.additionalProperties as undefined | true),
  ) && !has(value, "patternProperties", "propertyNames", "maxProperties");

const isLonely = (schema: SchemaPlace): boolean => isAlone(schema) && isObjectSchema(schema);

const declared = ({ value }: SchemaPlace): string[] => Object.keys(isObject(value.properties) ? value.properties : {});

const optional = (schema: SchemaPlace): string[] => {
  const required = asList(schema.value.required);
  return declared(schema).filter((name) => !required.includes(name) && isVisible(schema.value, name));
};

/** Said to be seen by both sides: a property that one of them never sees is neither demanded nor missed there. */
function isVisible({ properties }: JsonObject, name: string): boolean {
  const property = isObject(properties) ? properties[name] : undefined;
  return isObject(property) && !has(property, "$ref", "allOf", "readOnly", "writeOnly");
}

export const objectMutators: Mutator[] = [
  onSchemas("object closed", "narrows", (schema) =>
    isLonely(schema) && isOpen(schema) ? { additionalProperties: false } : undefined,
  ),
  // Only for requests: that a response may hold more than was said is a policy, not a law.
  {
    name: "object opened",
    *sites(scene) {
      for (const site of opened.sites(scene)) if (site.expected === "harmless") yield site;
    },
  },
  onSchemas("map values became free", "widens", (schema) =>
    isLonely(schema) && isObject(schema.value.additionalProperties) && has(schema.value.additionalProperties, "type")
      ? { additionalProperties: undefined }
      : undefined,
  ),
  onSchemas("map values described", "narrows", (schema) =>
    isLonely(schema) && isOpen(schema) && declared(schema).length === 0
      ? { additionalProperties: { type: "boolean", enum: [true] } }
      : undefined,
  ),
  onSchemas("minProperties set", "narrows", (schema) =>
    isLonely(schema) &&
    asList(schema.value.required).length === 0 &&
    !has(schema.value, "minProperties", "maxProperties")
      ? { minProperties: 1 }
      : undefined,
  ),
  onSchemas("maxProperties set", "narrows", (schema) =>
    isLonely(schema) && isOpen(schema) ? { maxProperties: declared(schema).length + 5 } : undefined,
  ),
  onSchemas("constraint added by allOf", "narrows", (schema) => {
    const name = optional(schema)[0];
    return name !== undefined && isLonely(schema) && !has(schema.value, ...STRICT)
      ? { allOf: [{ required: [name] }] }
      : undefined;
  }),
  onSchemas("names of properties restricted", "narrows", (schema, { survey }) =>
    survey.isModern && isLonely(schema) && isOpen(schema) ? { propertyNames: { maxLength: 12 } } : undefined,
  ),
  onSchemas("property demands another", "narrows", (schema, { survey }) => {
    const [first, second] = optional(schema);
    return survey.isModern && isLonely(schema) && first !== undefined && second !== undefined
      ? { dependentRequired: { [first]: [second] } }
      : undefined;
  }),
  onSchemas("condition added", "narrows", (schema, { survey }) => {
    const [first, second] = optional(schema);
    return survey.isModern && isLonely(schema) && first !== undefined && second !== undefined
      ? // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
        { if: { required: [first] }, then: { required: [second] } }
      : undefined;
  }),
  onSchemas("unevaluated properties refused", "narrows", (schema, { survey }) =>
    survey.isModern && isLonely(schema) && isOpen(schema) && !has(schema.value, "additionalProperties")
      ? { unevaluatedProperties: false }
      : undefined,
  ),
];

const opened = onSchemas("object opened", "widens", (schema) =>
  isLonely(schema) && schema.value.additionalProperties === false ? { additionalProperties: undefined } : undefined,
);
