import { casesOf, STYLES } from "../case.ts";
import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";

/** Of `orderLines_get`: resource and action, each in camelCase. */
const joinedOf = (name: string): string[] =>
  name.includes("_") && name.split("_").every((part) => STYLES.camelCase.test(part)) ? ["resource_action"] : [];

export const operationIdCase: Convention = {
  id: "operation-id-case",
  title: "Operation ids",
  observe: (api) =>
    inventoryOf(api).operation.flatMap(({ operation }) => {
      const { operationId = "" } = operation;
      const styles = casesOf(operationId);
      return styles
        ? [{ styles: [...styles, ...joinedOf(operationId)], place: operation.at("operationId"), subject: operationId }]
        : [];
    }),
};
