import { items, member, stringOf } from "../../../document/node.ts";
import { casesOf } from "../case.ts";
import type { Convention } from "../convention.ts";

/** Tags are headings: several words may be written as such. */
export const tagCase: Convention = {
  id: "tag-case",
  title: "Tags",
  observe: (api) =>
    items(member(api.node, "tags")).flatMap((place) => {
      const name = stringOf(place, "name") ?? "";
      const styles = casesOf(name);
      return styles
        ? [{ styles: [...(name.includes(" ") ? [] : styles), ...headingsOf(name)], place, subject: name }]
        : [];
    }),
};

function headingsOf(name: string): string[] {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => /[A-Za-z]/.test(word));
  const [first = false, ...others] = words.map((word) => /^[A-Z0-9]/.test(word));
  if (words.length > 1 && !name.includes(" ")) return [];
  if (!first) return others.some(Boolean) ? [] : ["lower case"];
  return [...(others.every(Boolean) ? ["Title Case"] : []), ...(others.every((one) => !one) ? ["Sentence case"] : [])];
}
