import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { rewritten } from "./grammar.ts";
import { componentsOf, holderOf, nameIn, referredName, referTo, withComponents } from "./names.ts";
import { equivalent } from "./rewrite.ts";

const RENAMED = "V2.";

/** Components whose names are values on the wire: where a discriminator has no mapping, the tag is the name. */
function tagNames(description: JsonObject): Set<string> {
  const names = new Set<string>();
  const bases = new Set<string>();
  rewritten(description, (object, place) => {
    if (place.kind !== "schema" || object.discriminator === undefined) return object;
    const choices = [object.oneOf, object.anyOf].flatMap((list) => (Array.isArray(list) ? list : []));
    for (const choice of choices) names.add(referredName(description, "schema", choice) ?? "");
    const own = holderOf(place);
    if (choices.length === 0 && own !== undefined) bases.add(own);
    return object;
  });
  return new Set([...names, ...bases, ...heirsOf(description, bases)]);
}

/** Components that extend one of `bases`, directly or not. */
function heirsOf(description: JsonObject, bases: ReadonlySet<string>): Set<string> {
  const heirs = new Set(bases);
  const components = Object.entries(componentsOf(description, "schema"));
  for (const _ of heirs) {
    for (const [name, schema] of components) {
      const parts = isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : [];
      if (parts.some((part) => heirs.has(referredName(description, "schema", part) ?? ""))) heirs.add(name);
    }
  }
  return heirs;
}

/** All component schemas but those whose names are tags. */
function renamed(description: JsonObject): JsonObject {
  const kept = tagNames(description);
  const newName = (name: string): string => (kept.has(name) ? name : `${RENAMED}${name}`);
  const result = rewritten(description, (object, { kind }) => {
    if (kind !== "schema") return object;
    const name = referredName(description, "schema", object);
    const mapped = withMapping(object, (tag) => remapped(description, tag, newName));
    return name === undefined ? mapped : { ...mapped, ...referTo(description, "schema", newName(name)) };
  });
  const components = Object.entries(componentsOf(result, "schema"));
  return withComponents(
    result,
    "schema",
    Object.fromEntries(components.map(([name, schema]) => [newName(name), schema])),
  );
}

function remapped(description: JsonObject, target: string, newName: (name: string) => string): string {
  const name = nameIn(description, "schema", target);
  if (name !== undefined) return String(referTo(description, "schema", newName(name)).$ref);
  return target in componentsOf(description, "schema") ? newName(target) : target;
}

function withMapping(schema: JsonObject, map: (target: string) => string): JsonObject {
  const { discriminator } = schema;
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return schema;
  const mapping = Object.entries(discriminator.mapping).map(([tag, target]) => [tag, map(String(target))]);
  return { ...schema, discriminator: { ...discriminator, mapping: Object.fromEntries(mapping) } };
}

/** Choices under a discriminator without a mapping get the one that holds anyway. */
const withMappings = (description: JsonObject): JsonObject =>
  rewritten(description, (schema, { kind }) => {
    const { discriminator, oneOf, anyOf } = schema;
    if (kind !== "schema" || !isObject(discriminator) || discriminator.mapping !== undefined) return schema;
    const choices = (oneOf ?? anyOf ?? []) as Json[];
    const names = choices.map((choice) => referredName(description, "schema", choice));
    if (names.length === 0 || names.includes(undefined)) return schema;
    const mapping = Object.fromEntries(
      names.map((name = "") => [name, String(referTo(description, "schema", name).$ref)]),
    );
    return { ...schema, discriminator: { ...discriminator, mapping } };
  });

/** Schemas that no reference outside of unused ones leads to are gone; heirs of a base class are reached by name alone. */
function used(description: JsonObject): JsonObject {
  const components = componentsOf(description, "schema");
  const named = (value: Json): Set<string> =>
    new Set(
      Object.keys(components).filter((name) => text(value).has(String(referTo(description, "schema", name).$ref))),
    );
  const found = named(withComponents(description, "schema", {}));
  for (const name of found) for (const other of named(components[name] ?? null)) found.add(other);
  const tags = tagNames(description);
  const kept = Object.entries(components).filter(([name]) => found.has(name) || tags.has(name));
  return withComponents(description, "schema", Object.fromEntries(kept));
}

/** All strings in a value. */
function text(value: Json): Set<string> {
  const known = texts.get(value as object);
  if (known) return known;
  const found = new Set<string>();
  const collect = (part: Json): void => {
    if (typeof part === "string") found.add(part);
    else if (typeof part === "object" && part !== null) for (const child of Object.values(part)) collect(child);
  };
  collect(value);
  if (typeof value === "object" && value !== null) texts.set(value, found);
  return found;
}

const texts = new WeakMap<object, Set<string>>();

export const componentRewrites = equivalent({
  "component schemas renamed": renamed,
  "mappings of discriminators written out": withMappings,
  "unused components dropped": used,
});
