/** A git ref that reads as a version: `v1.3`, `orders/v1.3.0`, `orders-1.3.0`, `orders@1.3.0`. */
export interface VersionTag {
  /** As the user named it, without `refs/tags/`. */
  name: string;
  /** What stands before the number; empty where nothing does. */
  prefix: string;
  /** As many parts as the tag states: one to three. */
  parts: readonly number[];
}

/**
 * Reads the name of a revision as a version tag; undefined for anything else, and for dates: a number alone counts as
 * a version after a `v` only.
 */
export function parseVersionTag(ref: string): VersionTag | undefined {
  const name = ref.replace(/^refs\/tags\//, "");
  const match =
    /^(?:([^\s:]*[^\s:\d./@_-])[/@_-])?(v?)(\d{1,9}(?:\.\d{1,9}){0,2})(?:-[a-z][\w.-]*)?(?:\+[\w.-]+)?$/i.exec(name);
  if (!match) return undefined;
  const [, prefix = "", mark, numbers = ""] = match;
  const parts = numbers.split(".").map(Number);
  return parts.length === 1 && mark === "" ? undefined : { name, prefix, parts };
}
