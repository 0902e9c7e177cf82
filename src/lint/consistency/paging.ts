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
  const size = query.find(
    ({ name }) => SIZES.has(phraseOf(name)) || (styles.size > 0 && SIZES_BESIDE_A_POSITION.has(phraseOf(name))),
  );
  return styles.size > 0 || size ? { styles: [...styles], size } : undefined;
}

/** Whether a name can be that of the size of a page. */
export const namesPageSize = (name: string): boolean =>
  SIZES.has(phraseOf(name)) || SIZES_BESIDE_A_POSITION.has(phraseOf(name));

const phraseOf = (name: string): string => wordsOf(name).join(" ");

/** `before` and `after` of a date are filters. */
function positionOf(api: Api, { name, schema }: Parameter): string | undefined {
  const style = POSITIONS.get(phraseOf(name));
  const isDate = schema && facetsOf(api, schema)?.formats.some((format) => format.startsWith("date"));
  return isDate ? undefined : style;
}
