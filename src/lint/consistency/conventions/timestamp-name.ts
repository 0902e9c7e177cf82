import { lastWordOf, wordsOf } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";
import { facetsOf } from "../shape.ts";

/** How points in time are called: `createdAt`, `creationTime`, `created`. */
export const timestampName: Convention = {
  id: "timestamp-name",
  title: "Names of timestamps",
  observe: (api) =>
    inventoryOf(api).property.flatMap(({ name, node }) => {
      const style = suffixOf(name);
      if (!style || !facetsOf(api, node)?.formats.includes("date-time")) return [];
      return [{ styles: [style], place: node, subject: name }];
    }),
};

const SUFFIXES = new Set(["at", "on", "time", "date", "timestamp"]);

/** Words that end otherwise (`since`, `validUntil`) have no other way to be said. */
function suffixOf(name: string): string | undefined {
  const last = lastWordOf(name);
  if (/^[a-z]+ed$/i.test(name)) return "participle";
  return SUFFIXES.has(last) && wordsOf(name).length > 1 ? `-${last}` : undefined;
}
