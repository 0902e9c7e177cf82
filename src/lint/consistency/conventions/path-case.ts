import { casesOf } from "../case.ts";
import type { Convention, Observation } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";

/** Each segment once, by the first path that has it at that place. */
export const pathCase: Convention = {
  id: "path-case",
  title: "Path segments",
  observe(api) {
    const seen = new Set<string>();
    return inventoryOf(api).path.flatMap(({ path, node }) =>
      prefixesOf(path).flatMap(([prefix, segment]): Observation[] => {
        if (seen.has(prefix) || segment.includes("{")) return [];
        seen.add(prefix);
        const styles = casesOf(segment);
        return styles ? [{ styles, place: node, subject: segment }] : [];
      }),
    );
  },
};

/** No path that people write is longer, and each prefix is kept. */
const MOST_SEGMENTS = 50;

/** The segments of a path with all that leads to each. */
function prefixesOf(path: string): [prefix: string, segment: string][] {
  const segments = path.split("/", MOST_SEGMENTS);
  let prefix = "";
  return segments.map((segment) => {
    prefix += `/${segment}`;
    return [prefix, segment];
  });
}
