import { items, member, type Node, stringOf } from "../document/node.ts";
import { isObject, type JsonObject } from "../document/value.ts";
import type { ProviderState } from "./pact.ts";
import { pactError } from "./pact-error.ts";

/** Provider states under any of their names: `providerStates` (versions 3, 4), `providerState` (2), `provider_state` (1). */
export function parseStates(interaction: Node): ProviderState[] {
  for (const key of ["providerStates", "providerState", "provider_state"]) {
    const node = member(interaction, key);
    if (node && node.value !== null) return statesOf(node);
  }
  return [];
}

function statesOf(node: Node): ProviderState[] {
  if (Array.isArray(node.value)) return items(node).map(parseState);
  return node.value === "" ? [] : [parseState(node)];
}

function parseState(node: Node): ProviderState {
  if (typeof node.value === "string") return { name: node.value, parameters: {} };
  const name = stringOf(node, "name");
  if (name === undefined) throw pactError(node, "a provider state has no name");
  return { name, parameters: parametersOf(member(node, "params")) };
}

function parametersOf(node: Node | undefined): JsonObject {
  if (!node || node.value === null) return {};
  if (!isObject(node.value)) throw pactError(node, "the parameters of a provider state are not an object");
  return node.value;
}
