import type { JsonObject } from "../support/json.ts";

/** The version a description is written in. */
export type Version = "2.0" | "3.0" | "3.1" | "3.2";

/** Another way to write the same description. A pure function; what it does not change it may share. */
export interface Rewrite {
  name: string;
  /** The versions whose words it uses; all without it. */
  versions?: readonly Version[];
  /** Nothing may be found of an equivalent one; of a `compatible` one nothing that breaks. */
  promises: "nothing" | "nothing breaking";
  apply(description: JsonObject): JsonObject;
}

export function versionOf({ swagger, openapi }: JsonObject): Version {
  if (swagger !== undefined) return "2.0";
  return String(openapi).slice(0, 3) as Version;
}

type Applied = Readonly<Record<string, Rewrite["apply"]>>;

/** Rewrites by name, after which nothing may be found. */
export const equivalent = (rewrites: Applied, ...versions: Version[]): Rewrite[] =>
  Object.entries(rewrites).map(([name, apply]) => ({
    name,
    ...(versions.length > 0 ? { versions } : {}),
    promises: "nothing" as const,
    apply,
  }));
