import { has } from "../../../schema/atoms.ts";
import type { Facets } from "../../../schema/facets.ts";

/** The keyword that says that null is allowed: `nullable` (3.0), `x-nullable` (2.0) or `type`. */
export const keywordOf = ({ schema }: Facets): string =>
  ["nullable", "x-nullable"].find((keyword) => has(schema.atoms, keyword)) ?? "type";
