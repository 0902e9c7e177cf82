import type { Mutator } from "./mutator.ts";
import { arrayMutators } from "./mutators/arrays.ts";
import { bodyMutators } from "./mutators/bodies.ts";
import { enumMutators } from "./mutators/enums.ts";
import { equivalentMutators } from "./mutators/equivalents.ts";
import { moveMutators } from "./mutators/moves.ts";
import { numberMutators } from "./mutators/numbers.ts";
import { objectMutators } from "./mutators/objects.ts";
import { parameterMutators } from "./mutators/parameters.ts";
import { pathMutators } from "./mutators/paths.ts";
import { propertyMutators } from "./mutators/properties.ts";
import { responseMutators } from "./mutators/responses.ts";
import { securityMutators } from "./mutators/security.ts";
import { stringMutators } from "./mutators/strings.ts";
import { typeMutators } from "./mutators/types.ts";
import { unionMutators } from "./mutators/unions.ts";
import { webhookMutators } from "./mutators/webhooks.ts";

/** Every mutation by its area, in the order of the report. */
export const catalogue: Readonly<Record<string, readonly Mutator[]>> = {
  paths: pathMutators,
  webhooks: webhookMutators,
  parameters: parameterMutators,
  bodies: bodyMutators,
  responses: responseMutators,
  security: securityMutators,
  types: typeMutators,
  strings: stringMutators,
  numbers: numberMutators,
  enums: enumMutators,
  arrays: arrayMutators,
  objects: objectMutators,
  properties: propertyMutators,
  unions: unionMutators,
  equivalents: [...equivalentMutators, ...moveMutators],
};

export const allMutators: readonly Mutator[] = Object.values(catalogue).flat();
