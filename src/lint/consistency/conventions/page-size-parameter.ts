import type { Convention } from "../convention.ts";
import { inventoryOf } from "../inventory.ts";
import { pagingOf } from "../paging.ts";

/** The style is the name itself. A parameter that operations share is one observation. */
export const pageSizeParameter: Convention = {
  id: "page-size-parameter",
  title: "Parameters for the size of a page",
  observe(api) {
    const seen = new Set<unknown>();
    return inventoryOf(api).operation.flatMap(({ operation }) => {
      const size = pagingOf(api, operation)?.size;
      if (!size || seen.has(size.node.value)) return [];
      seen.add(size.node.value);
      return [{ styles: [size.name], place: size.node, subject: size.name }];
    });
  },
};
