import { componentRewrites } from "./rewrites/components.ts";
import { compositionRewrites } from "./rewrites/composition.ts";
import { operationRewrites } from "./rewrites/operations.ts";
import { orderRewrites } from "./rewrites/order.ts";
import { proseRewrites } from "./rewrites/prose.ts";
import { referenceRewrites } from "./rewrites/references.ts";
import { type Rewrite, versionOf } from "./rewrites/rewrite.ts";
import { securityRewrites } from "./rewrites/security.ts";
import { valueRewrites } from "./rewrites/values.ts";
import { versionRewrites } from "./rewrites/versions.ts";
import type { JsonObject } from "./support/json.ts";

/** Other ways to write a whole description. */
export const rewrites: readonly Rewrite[] = [
  ...orderRewrites,
  ...referenceRewrites,
  ...componentRewrites,
  ...compositionRewrites,
  ...valueRewrites,
  ...operationRewrites,
  ...securityRewrites,
  ...proseRewrites,
  ...versionRewrites,
];

/** Those that are about the version a description is written in. */
export const rewritesFor = (description: JsonObject): Rewrite[] =>
  rewrites.filter(({ versions }) => !versions || versions.includes(versionOf(description)));
