import type { Expected } from "../../mutators/mutator.ts";
import { isObject, type JsonObject } from "../../support/json.ts";
import { below } from "../files.ts";
import { has, type Mutator, patching, type Scene, type Site, verdictOf } from "../mutator.ts";
import { isEntangled, isHidden, type SchemaPlace } from "../reach.ts";
import { asList, type Side, type Survey, typesOf } from "../survey.ts";
import { isOpen } from "./objects.ts";

/** A property that only one schema declares, with nothing beside that says anything of it. */
interface Declared {
  schema: SchemaPlace;
  name: string;
  property: JsonObject;
  /** By that schema itself. */
  isRequired: boolean;
  isSeenBy: (side: Side) => boolean;
}

function* declaredIn(schema: SchemaPlace, survey: Survey): Generator<Declared> {
  const { value, others, place } = schema;
  if (!isObject(value.properties) || !mayBeObject(value) || [value, ...others].some(says)) return;
  for (const [name, property] of Object.entries(value.properties)) {
    if (!isObject(property) || [...others].some((other) => mentions(other, name)) || isTag(schema, name)) continue;
    const at = below(place, "properties", name);
    const isRequired = asList(value.required).includes(name);
    yield { schema, name, property, isRequired, isSeenBy: (side) => !isHidden(survey, [at], side) };
  }
}

/** More of properties than their names tell. */
const says = (value: JsonObject): boolean =>
  isEntangled(value) ||
  isObject(value.additionalProperties) ||
  has(value, "patternProperties", "propertyNames", "dependentRequired", "maxProperties");

const mayBeObject = (value: JsonObject): boolean => typesOf(value).length === 0 || typesOf(value).includes("object");

const mentions = ({ properties, required, additionalProperties }: JsonObject, name: string): boolean =>
  (isObject(properties) && Object.hasOwn(properties, name)) ||
  asList(required).includes(name) ||
  additionalProperties === false;

const isTag = ({ value, others }: SchemaPlace, name: string): boolean =>
  [value, ...others].some(({ discriminator }) => isObject(discriminator) && discriminator.propertyName === name);

const eachProperty = (
  name: string,
  siteOf: (declared: Declared, scene: Scene) => Omit<Site, "place" | "detail"> | undefined,
): Mutator => ({
  name,
  *sites(scene) {
    for (const schema of scene.schemas) {
      for (const declared of declaredIn(schema, scene.survey)) {
        const site = siteOf(declared, scene);
        if (site) yield { ...site, place: below(schema.place, "properties", declared.name) };
      }
    }
  },
});

const isSeen = ({ isSeenBy }: Declared): boolean => isSeenBy("request") && isSeenBy("response");

const requiring = (value: JsonObject, name: string): JsonObject => ({ required: [...asList(value.required), name] });

const notRequiring = (value: JsonObject, name: string) => {
  const left = asList(value.required).filter((other) => other !== name);
  return { required: left.length > 0 ? left : undefined };
};

/** Readers miss what is gone; senders are refused by a closed object only. */
function removal({ schema, isRequired, isSeenBy }: Declared): Expected | undefined {
  const isRead = schema.certain.has("response") && isSeenBy("response");
  const isSent = schema.certain.has("request") && isSeenBy("request");
  if ((isRead && isRequired) || (isSent && schema.value.additionalProperties === false)) return "breaking";
  return isRead || isSent ? "warn" : undefined;
}

/** A promise or a demand that a new property is there. */
const added = (name: string, isRequired: boolean): Mutator => ({
  name,
  *sites({ schemas }) {
    for (const schema of schemas) {
      if (!isObject(schema.value.properties) || !mayBeObject(schema.value) || !isOpen(schema)) continue;
      const expected = isRequired ? verdictOf(schema, "narrows") : schema.isWild ? undefined : "harmless";
      const { properties } = schema.value;
      const patch = {
        properties: { ...properties, zz_added: { type: "string" } },
        ...(isRequired ? requiring(schema.value, "zz_added") : {}),
      };
      if (expected) yield { expected, place: schema.place, edits: () => [patching(schema.place, patch)] };
    }
  },
});

export const propertyMutators: Mutator[] = [
  added("required property added", true),
  added("optional property added", false),
  eachProperty("property removed", (declared) => {
    const expected = removal(declared);
    const { schema, name } = declared;
    const { [name]: _, ...left } = schema.value.properties as JsonObject;
    const patch = { properties: left, ...(declared.isRequired ? notRequiring(schema.value, name) : {}) };
    return expected && { expected, edits: () => [patching(schema.place, patch)] };
  }),
  eachProperty("property became required", (declared) => {
    const { schema, name } = declared;
    const expected = declared.isRequired || !isSeen(declared) ? undefined : verdictOf(schema, "narrows");
    return expected && { expected, edits: () => [patching(schema.place, requiring(schema.value, name))] };
  }),
  eachProperty("property became optional", (declared) => {
    const { schema, name } = declared;
    const expected = declared.isRequired && isSeen(declared) ? verdictOf(schema, "widens") : undefined;
    return expected && { expected, edits: () => [patching(schema.place, notRequiring(schema.value, name))] };
  }),
  eachProperty("property became read-only", (declared) => {
    const { schema, name } = declared;
    if (!schema.certain.has("request") || declared.isRequired || !isInline(declared)) return undefined;
    return { expected: "warn", edits: () => [patching(below(schema.place, "properties", name), { readOnly: true })] };
  }),
  eachProperty("property became write-only", (declared) => {
    const { schema, name, isRequired } = declared;
    if (!schema.certain.has("response") || !isInline(declared)) return undefined;
    const edits = () => [patching(below(schema.place, "properties", name), { writeOnly: true })];
    return { expected: isRequired ? "breaking" : "warn", edits };
  }),
];

/** Written at its place and seen by both sides. */
const isInline = (declared: Declared): boolean => !has(declared.property, "$ref") && isSeen(declared);
