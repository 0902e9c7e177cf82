import { casesOf } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";

export const propertyCase: Convention = {
  id: "property-case",
  title: "Names of properties",
  observe: (api) =>
    inventoryOf(api).property.flatMap(({ name, node }) => {
      const styles = casesOf(name);
      return styles ? [{ styles, place: node, subject: name }] : [];
    }),
};
