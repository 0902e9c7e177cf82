import type { Matcher } from "./matching-rules.ts";

/** Matchers that compare types and cascade to the values below (Pact specification V2, "Matching by type"). */
export const isTypeLike = ({ match }: Matcher): boolean => match === "type";
