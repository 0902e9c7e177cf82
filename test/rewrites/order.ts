import { CHOICES, reordered, reversedKeys, SETS } from "../mutators/reorder.ts";
import type { Json, JsonObject } from "../support/json.ts";
import { equivalent } from "./rewrite.ts";

const reversed = (list: Json[]): Json[] => list.toReversed();

export const orderRewrites = equivalent({
  "keys in another order": (api) => reversedKeys(api) as JsonObject,
  "sets in another order": (api) => reordered(api, SETS, reversed) as JsonObject,
  "choices in another order": (api) => reordered(api, CHOICES, reversed) as JsonObject,
});
