import { type Pair, pathOf } from "./pair.ts";

/** File and folder names that say nothing about which API they hold. */
const GENERIC =
  /^(?:openapi|swagger|spec\d*|api|apis|index|main|root|schema|schemas|description|public|v?\d+(?:[._-]\d+)*|src|docs?|specification|definitions?|specs?|contracts?|base|revision)$/i;

/** Names of APIs without configuration, as users would call them; names that occur twice are replaced by paths. */
export function apiNames(pairs: readonly Pair[]): Map<Pair, string> {
  const names = new Map(pairs.map((pair) => [pair, apiName(pair)]));
  const count = new Map<string, number>();
  for (const name of names.values()) count.set(name, (count.get(name) ?? 0) + 1);
  for (const [pair, name] of names) if ((count.get(name) ?? 0) > 1) names.set(pair, pathOf(pair));
  return names;
}

/** The file's name, else its folder's, else the title, else the path. */
function apiName(pair: Pair): string {
  const parts = pathOf(pair).split("/");
  const stem = (parts.pop() ?? "").replace(/\.(?:json|ya?ml)$/i, "").replace(/[._-](?:openapi|swagger|spec|api)$/i, "");
  for (const part of [stem, ...parts.reverse()]) if (!GENERIC.test(part) && /^[a-z][\w.-]*$/i.test(part)) return part;
  const root = pair.revision ?? pair.base;
  const slug = (root?.title() ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug || pathOf(pair);
}
