import type { Api, Operation, Parameter } from "../../model/api.ts";
import { wordsOf } from "./case.ts";
import { facetsOf } from "./shape.ts";

/** How the pages of a collection are asked for. */
export interface Paging {
  /** `cursor`, `offset`, `page`: some operations offer several. */
  styles: readonly string[];
  /** The parameter that says how much of the collection one page holds. */
  size: Parameter | undefined;
}

const POSITIONS: ReadonlyMap<string, string> = new Map([
  ...["page", "page number", "page num", "page index"].map((name) => [name, "page"] as const),
  ...["offset", "skip", "start index"].map((name) => [name, "offset"] as const),
  ...[
    "cursor",
    "page token",
    "next token",
    "continuation token",
    "page cursor",
    "next cursor",
    "starting after",
    "ending before",
    "after",
    "before",
    "page after",
    "page before",
    "marker",
  ].map((name) => [name, "cursor"] as const),
]);

const SIZES = new Set(["limit", "page size", "per page", "page limit", "max results", "max page size"]);

/** They have other meanings where nothing else speaks of pages. */
const SIZES_BESIDE_A_POSITION = new Set(["size", "count", "max", "top", "max items"]);

/** Undefined for an operation that returns no pages. */
export function pagingOf(api: Api, { method, parameters }: Operation): Paging | undefined {
  if (method !== "GET") return undefined;
  const query = [...parameters.values()].filter((parameter) => parameter.in === "query");
  const styles = new Set(query.flatMap((parameter) => positionOf(api, parameter) ?? []));
  const size = query.find((parameter) => {
    const name = wordsOf(parameter.name).join(" ");
    return SIZES.has(name) || (styles.size > 0 && SIZES_BESIDE_A_POSITION.has(name));
  });
  return styles.size > 0 || size ? { styles: [...styles], size } : undefined;
}

/** `before` and `after` of a date are filters. */
function positionOf(api: Api, { name, schema }: Parameter): string | undefined {
  const style = POSITIONS.get(wordsOf(name).join(" "));
  const isDate = schema && facetsOf(api, schema)?.formats.some((format) => format.startsWith("date"));
  return isDate ? undefined : style;
}
