import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { type Kind, type Place, rewritten, rewrittenAs } from "./grammar.ts";
import {
  addComponents,
  componentsOf,
  holderOf,
  isComponent,
  isReference,
  referredName,
  referTo,
  rewriteSchemas,
  withComponents,
} from "./names.ts";
import { equivalent } from "./rewrite.ts";

/** Larger components stay components: text may not explode. */
const LARGEST = 4_000;

/** Components by the components they refer to anywhere. */
function reachOf(components: JsonObject, description: JsonObject): Map<string, Set<string>> {
  const direct = new Map<string, Set<string>>();
  for (const [name, schema] of Object.entries(components)) {
    const named = new Set<string>();
    rewrittenAs(schema, "schema", (object) => {
      const other = referredName(description, "schema", object);
      if (other !== undefined) named.add(other);
      return object;
    });
    direct.set(name, named);
  }
  return direct;
}

function isRecursive(name: string, direct: ReadonlyMap<string, Set<string>>): boolean {
  const seen = new Set(direct.get(name));
  for (const other of seen) for (const next of direct.get(other) ?? []) seen.add(next);
  return seen.has(name);
}

function inlinedSchemas(description: JsonObject): JsonObject {
  const components = componentsOf(description, "schema");
  const direct = reachOf(components, description);
  const small = new Map(
    Object.entries(components).filter(
      ([name, schema]) => JSON.stringify(schema).length <= LARGEST && !isRecursive(name, direct),
    ),
  );
  return rewriteSchemas(description, (schema) =>
    isReference(schema) ? (small.get(referredName(description, "schema", schema) ?? "") ?? schema) : schema,
  );
}

const SHARED: readonly Kind[] = ["parameter", "header", "body", "response"];

const inlinedOthers = (description: JsonObject): JsonObject =>
  rewritten(description, (object, { kind }) => {
    const name = SHARED.includes(kind) ? referredName(description, kind, object) : undefined;
    return (name !== undefined && componentsOf(description, kind)[name]) || object;
  });

/** Collects what is moved, under names of their own. */
function extracting(description: JsonObject, kind: Kind, isMoved: (object: JsonObject, place: Place) => boolean) {
  const moved: JsonObject = {};
  let count = 0;
  const move = (object: JsonObject, place: Place): Json => {
    if (place.kind !== kind || isComponent(place) || "$ref" in object || !isMoved(object, place)) return object;
    const name = `Moved${kind.replaceAll(" ", "")}${++count}`;
    moved[name] = object;
    return referTo(description, kind, name);
  };
  return { moved, move };
}

function extractedSchemas(description: JsonObject): JsonObject {
  const isMoved = (object: JsonObject, { path }: Place): boolean =>
    !path.includes("parameters") && ["properties", "enum", "oneOf", "anyOf"].some((keyword) => keyword in object);
  const { moved, move } = extracting(description, "schema", isMoved);
  return addComponents(rewriteSchemas(description, move), "schema", moved);
}

function extractedOthers(description: JsonObject): JsonObject {
  let result = description;
  for (const kind of SHARED) {
    const { moved, move } = extracting(description, kind, () => true);
    result = addComponents(rewritten(result, move), kind, moved);
  }
  return result;
}

/** Every component schema becomes a reference to another, which says what it said. */
function aliased(description: JsonObject): JsonObject {
  const components: JsonObject = {};
  for (const [name, schema] of Object.entries(componentsOf(description, "schema"))) {
    components[name] = referTo(description, "schema", `${name}.aliased`);
    components[`${name}.aliased`] = schema;
  }
  return withComponents(description, "schema", components);
}

/** Where a component refers to itself, what it says is written out once. */
function unrolled(description: JsonObject): JsonObject {
  const components = componentsOf(description, "schema");
  return rewriteSchemas(description, (schema, place) => {
    const name = isReference(schema) ? referredName(description, "schema", schema) : undefined;
    const whole = name !== undefined && holderOf(place) === name ? components[name] : undefined;
    return isObject(whole) ? whole : schema;
  });
}

export const referenceRewrites = [
  ...equivalent({
    "references to schemas inlined": inlinedSchemas,
    "inline schemas moved to components": extractedSchemas,
    "references through aliases": aliased,
    "recursion unrolled once": unrolled,
  }),
  ...equivalent(
    {
      "parameters, headers, bodies and responses moved to components": extractedOthers,
    },
    "3.0",
    "3.1",
    "3.2",
  ),
  ...equivalent({ "parameters, headers, bodies and responses inlined": inlinedOthers }),
];
