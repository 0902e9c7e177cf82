import { casesOf } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";

export const queryParameterCase: Convention = {
  id: "query-parameter-case",
  title: "Names of query parameters",
  observe: (api) =>
    inventoryOf(api).parameter.flatMap(({ parameter, node }) => {
      const styles = parameter.in === "query" ? casesOf(parameter.name) : undefined;
      return styles ? [{ styles, place: node, subject: parameter.name }] : [];
    }),
};
