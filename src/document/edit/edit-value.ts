import { tokensOf } from "../node.ts";
import { isObject, type Json, type JsonObject } from "../value.ts";
import type { Edit } from "./edit.ts";

/** What a document says once it is edited: text that was edited is held against this. */
export function editValue(value: Json, edit: Edit): Json {
  return at(value, tokensOf(edit.place), (target, key) => change(target, key, edit));
}

type Slot = string | number | undefined;

/** Rebuilds the way to a place. `edit` gets what stands there, or for a member or item its holder and key. */
function at(value: Json, tokens: readonly (string | number)[], edit: (holder: Json, key: Slot) => Json): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return edit(value, undefined);
  if (rest.length === 0) return edit(value, token);
  const child = (value as JsonObject)[token] as Json;
  return withMember(value, token, at(child, rest, edit));
}

function change(holder: Json, key: Slot, edit: Edit): Json {
  if (edit.kind === "rename") return renamed(holder as JsonObject, String(key), edit.key);
  if (edit.kind === "remove") return without(holder, key as string | number);
  const inside = (target: Json): Json => {
    if (edit.kind === "replace") return edit.value;
    if (edit.kind === "append") return [...(target as Json[]), edit.value];
    if (edit.kind === "add") return added(target as JsonObject, edit);
    return ordered(target, edit.order);
  };
  return key === undefined ? inside(holder) : withMember(holder, key, inside((holder as JsonObject)[key] as Json));
}

const fromEntries = (entries: Iterable<[string, Json]>): JsonObject => {
  const object: JsonObject = {};
  for (const [key, value] of entries)
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  return object;
};

const withMember = (holder: Json, key: string | number, value: Json): Json =>
  Array.isArray(holder)
    ? holder.with(Number(key), value)
    : fromEntries(Object.entries(holder as JsonObject).map(([name, old]) => [name, name === key ? value : old]));

const renamed = (holder: JsonObject, from: string, to: string): JsonObject =>
  fromEntries(Object.entries(holder).map(([name, value]) => [name === from ? to : name, value]));

const without = (holder: Json, key: string | number): Json =>
  Array.isArray(holder)
    ? holder.toSpliced(Number(key), 1)
    : fromEntries(Object.entries(holder as JsonObject).filter(([name]) => name !== key));

function added(holder: JsonObject, { key, value, after }: Extract<Edit, { kind: "add" }>): JsonObject {
  const entries = Object.entries(holder);
  const index = entries.findIndex(([name]) => name === after) + 1;
  return fromEntries(entries.toSpliced(index, 0, [key, value]));
}

function ordered(target: Json, order: readonly number[]): Json {
  if (Array.isArray(target)) return order.map((position) => target[position] as Json);
  const entries = isObject(target) ? Object.entries(target) : [];
  return fromEntries(order.flatMap((position) => (entries[position] ? [entries[position]] : [])));
}
