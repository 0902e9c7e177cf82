import { kitchenSink } from "./kitchen-sink.ts";
import { equivalentMutators } from "./mutators/equivalents.ts";
import type { Mutator } from "./mutators/mutator.ts";
import { parameterMutators } from "./mutators/parameters.ts";
import { pathMutators } from "./mutators/paths.ts";
import { requestMutators } from "./mutators/requests.ts";
import { responseMutators } from "./mutators/responses.ts";
import { securityMutators } from "./mutators/security.ts";
import type { JsonObject } from "./support/json.ts";

/** Edits of the kitchen sink with what a comparison must say of each. */
export const mutators: readonly Mutator[] = [
  ...pathMutators,
  ...parameterMutators,
  ...requestMutators,
  ...responseMutators,
  ...securityMutators,
  ...equivalentMutators,
];

/** The kitchen sink after an edit. */
export function mutated({ edit }: Mutator): JsonObject {
  const description = kitchenSink();
  edit(description);
  return description;
}
