import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";
import { facetsOf, typeOf } from "../shape.ts";

export const idType: Convention = {
  id: "id-type",
  title: "Types of `id`",
  observe: (api) =>
    inventoryOf(api).property.flatMap(({ name, node }) => {
      if (name.toLowerCase() !== "id") return [];
      const facets = facetsOf(api, node);
      const type = facets?.formats.includes("uuid") ? "uuid" : typeOf(facets);
      return type ? [{ styles: [type], place: node, subject: name }] : [];
    }),
};
