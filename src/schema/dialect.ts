import type { SpecVersion } from "../document/version.ts";

/** How schema objects are read: OpenAPI 3.1 and 3.2 use JSON Schema 2020-12, earlier versions dialects of their own. */
export type Dialect = "2.0" | "3.0" | "2020-12";

export const dialectOf = (version: SpecVersion): Dialect =>
  version === "2.0" || version === "3.0" ? version : "2020-12";
