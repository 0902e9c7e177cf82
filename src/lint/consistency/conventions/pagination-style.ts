import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";
import { pagingOf } from "../paging.ts";

export const paginationStyle: Convention = {
  id: "pagination-style",
  title: "Operations with pages",
  observe: (api) =>
    inventoryOf(api).operation.flatMap(({ operation }) => {
      const styles = pagingOf(api, operation)?.styles ?? [];
      return styles.length > 0 ? [{ styles, place: operation.at(), subject: operation.name }] : [];
    }),
};
