import { casesOf } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";

export const pathParameterCase: Convention = {
  id: "path-parameter-case",
  title: "Names of path parameters",
  observe: (api) =>
    inventoryOf(api).parameter.flatMap(({ parameter, node }) => {
      const styles = parameter.in === "path" ? casesOf(parameter.name) : undefined;
      return styles ? [{ styles, place: node, subject: parameter.name }] : [];
    }),
};
