import { isObject, type Json, type JsonObject } from "../support/json.ts";

/** Changes a description in place. */
export type Edit = (description: JsonObject) => void;

/** New members of an object; undefined removes one. */
export type Patch = Readonly<Record<string, Json | undefined>>;

/**
 * The value at a path such as `paths > /orders > get > parameters > limit > schema`: keys are separated by ` > `, and a
 * named item of an array goes by its name.
 */
export function at(description: Json, path: string): Json {
  let value: Json | undefined = description;
  for (const key of path === "" ? [] : path.split(" > ")) {
    const items: Json | undefined = value;
    if (Array.isArray(items)) value = items.find((item) => isObject(item) && item.name === key) ?? items[Number(key)];
    else value = isObject(items) ? items[key] : undefined;
  }
  if (value === undefined) throw new Error(`there is nothing at ${path}`);
  return value;
}

export function objectAt(description: Json, path: string): JsonObject {
  const value = at(description, path);
  if (!isObject(value)) throw new Error(`${path} is no object`);
  return value;
}

export function listAt(description: Json, path: string): Json[] {
  const value = at(description, path);
  if (!Array.isArray(value)) throw new Error(`${path} is no array`);
  return value;
}

export const set =
  (path: string, patch: Patch): Edit =>
  (description) => {
    const target = objectAt(description, path);
    for (const [key, value] of Object.entries(patch)) {
      if (value === undefined) delete target[key];
      else target[key] = structuredClone(value);
    }
  };

/** Removes the last key of the path. */
export const drop = (path: string): Edit => {
  const keys = path.split(" > ");
  return set(keys.slice(0, -1).join(" > "), { [keys.at(-1) ?? ""]: undefined });
};

/** Writes a whole value: a member, new or not, or an item of an array. */
export const put =
  (path: string, value: Json): Edit =>
  (description) => {
    const keys = path.split(" > ");
    const [owner, key = ""] = [at(description, keys.slice(0, -1).join(" > ")), keys.at(-1)];
    if (Array.isArray(owner)) owner[Number(key)] = structuredClone(value);
    else if (isObject(owner)) owner[key] = structuredClone(value);
    else throw new Error(`${path} is in nothing`);
  };

/** Adds items to an array. */
export const append =
  (path: string, ...values: Json[]): Edit =>
  (description) =>
    void listAt(description, path).push(...structuredClone(values));

/** Removes the items of an array that are equal to `value`, or have that name. */
export const remove =
  (path: string, value: Json): Edit =>
  (description) => {
    const list = listAt(description, path);
    const text = JSON.stringify(value);
    const index = list.findIndex((item) => JSON.stringify(item) === text || (isObject(item) && item.name === value));
    if (index < 0) throw new Error(`${path} has no ${text}`);
    list.splice(index, 1);
  };

/** Moves a member to another key, at its place. */
export const rename =
  (path: string, from: string, to: string): Edit =>
  (description) => {
    const target = objectAt(description, path);
    const renamed = Object.entries(target).map(([key, value]) => [key === from ? to : key, value] as const);
    for (const key of Object.keys(target)) delete target[key];
    Object.assign(target, Object.fromEntries(renamed));
  };

export const both =
  (...edits: Edit[]): Edit =>
  (description) => {
    for (const edit of edits) edit(description);
  };
