import type { Convention } from "../convention.ts";
import { instantFormat, namesInstant } from "../instants.ts";
import { inventoryOf } from "../inventory.ts";
import { facetsOf } from "../shape.ts";

/** How points in time are written; text without a format is no style, and a number called `…_time` may be a length. */
export const timestampFormat: Convention = {
  id: "timestamp-format",
  title: "Timestamps",
  observe: (api) =>
    inventoryOf(api).property.flatMap(({ name, node }) => {
      const format = namesInstant(name) ? instantFormat(facetsOf(api, node)) : undefined;
      if (format === "number" && /time$/i.test(name)) return [];
      return format ? [{ styles: format === "text" ? [] : [format], place: node, subject: name }] : [];
    }),
};
