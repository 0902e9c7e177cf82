import type { Api, Operation } from "../../../model/api.ts";

/** Operations of paths, webhooks and callbacks, each description of one once. */
export function everyOperation({ operations, webhooks }: Api): Operation[] {
  const seen = new Map<unknown, Operation>();
  const open = [...operations.values(), ...webhooks.values()].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next.node.value)) continue;
    seen.set(next.node.value, next);
    for (const callback of [...next.callbacks.values()].reverse()) open.push(callback);
  }
  return [...seen.values()];
}
