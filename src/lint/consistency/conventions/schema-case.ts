import { casesOf } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";

/** Of a name with a namespace (`shop.orders.Order`) the last part counts. */
export const schemaCase: Convention = {
  id: "schema-case",
  title: "Names of schemas",
  observe: (api) =>
    inventoryOf(api).component.flatMap(({ section, name, node }) => {
      const isSchema = section === "schemas" || section === "definitions";
      const styles = isSchema ? casesOf(name.split(".").at(-1) ?? "") : undefined;
      return styles ? [{ styles, place: node, subject: name }] : [];
    }),
};
