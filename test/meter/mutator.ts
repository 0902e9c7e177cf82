import type { Expected } from "../mutators/mutator.ts";
import type { Json, JsonObject } from "../support/json.ts";
import { type Edit, nameOf, type Place } from "./files.ts";
import { isEntangled, type SchemaPlace } from "./reach.ts";
import { type Survey, typesOf } from "./survey.ts";

/** A description as its raw JSON shows it: what mutators choose their sites from. */
export interface Scene {
  survey: Survey;
  schemas: readonly SchemaPlace[];
}

/** One place where a mutation can be injected, and what a comparison must say of it there. */
export interface Site {
  expected: Expected;
  place: Place;
  /** Which of several at that place: the name of a property, a status. */
  detail?: string;
  /** Made when the site is tried. */
  edits: () => Edit[];
}

/** A mutation of the catalogue: wherever its effect is certain there is a site. */
export interface Mutator {
  name: string;
  sites(scene: Scene): Iterable<Site>;
}

/** What an edit does to the values of a schema. */
export type Effect = "narrows" | "widens" | "changes";

/** New members of an object; undefined takes one away. */
export type Patch = Readonly<Record<string, Json | undefined>>;

/** The law: requests break on narrowing, responses on widening. Undefined where neither that nor the opposite is certain. */
export function verdictOf({ certain, possible, isWild }: SchemaPlace, effect: Effect): Expected | undefined {
  if (effect === "changes") return certain.size > 0 ? "breaking" : undefined;
  const side = effect === "narrows" ? "request" : "response";
  if (certain.has(side)) return "breaking";
  return isWild || possible.has(side) ? undefined : "harmless";
}

/** A mutation of the keywords of one schema. `propose` answers nothing where it does not apply or is masked. */
export const onSchemas = (
  name: string,
  effect: Effect,
  propose: (schema: SchemaPlace, scene: Scene) => Patch | undefined,
  adjust: (expected: Expected) => Expected = (expected) => expected,
): Mutator => ({
  name,
  *sites(scene) {
    for (const schema of scene.schemas) {
      const expected = verdictOf(schema, effect);
      const patch = expected && propose(schema, scene);
      if (expected && patch)
        yield { expected: adjust(expected), place: schema.place, edits: () => [patching(schema.place, patch)] };
    }
  },
});

export const patching = (place: Place, patch: Patch): Edit => ({
  place,
  change: (value) => patched(value as JsonObject, patch),
});

export function patched(value: JsonObject, patch: Patch): JsonObject {
  const entries = Object.entries({ ...value, ...patch });
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

export const putting = (place: Place, value: Json): Edit => ({ place, change: () => value });

export const removing = (place: Place): Edit => ({ place, change: () => undefined });

/** Adds items to an array, which need not be there yet. */
export const appending = (place: Place, ...items: Json[]): Edit => ({
  place,
  change: (value) => [...(Array.isArray(value) ? value : []), ...items],
});

/** Moves a member to another key, at its place. */
export const renaming = (place: Place, from: string, to: string): Edit => ({
  place,
  change: (value) =>
    Object.fromEntries(Object.entries(value as JsonObject).map(([key, child]) => [key === from ? to : key, child])),
});

/** The schema alone decides: nothing beside it, in it or around it that could mask an edit. */
export const isAlone = ({ value, others }: SchemaPlace): boolean =>
  others.size === 0 && !isEntangled(value) && !has(value, "$ref", "allOf");

/** Alone, and of exactly one type, null aside. */
export function isOf(schema: SchemaPlace, ...types: string[]): boolean {
  const own = typesOf(schema.value).filter((type) => type !== "null");
  return isAlone(schema) && own.length === 1 && types.includes(String(own[0]));
}

export const has = (value: JsonObject, ...keys: string[]): boolean => keys.some((key) => Object.hasOwn(value, key));

export const numberAt = (value: JsonObject, key: string): number | undefined =>
  typeof value[key] === "number" ? value[key] : undefined;

/** Each item once, by its place. */
export function oncePerPlace<T>(items: Iterable<T>, placeOf: (item: T) => Place): T[] {
  const known = new Map<string, T>();
  for (const item of items) {
    const name = nameOf(placeOf(item));
    if (!known.has(name)) known.set(name, item);
  }
  return [...known.values()];
}
