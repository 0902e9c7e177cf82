import { dayOf } from "../core/day.ts";
import { isTrue, items, member, members, type Node, valueAt } from "../document/node.ts";
import { type Json, show } from "../document/value.ts";
import type { Operation, Parameter } from "./api.ts";

/** What a description says about how long something lasts and how settled it is. */
export interface Announcement {
  /** Where it stands; a keyword's place when it is asked for one that is there. */
  at(keyword?: string): Node;
  deprecated: boolean;
  sunset: SunsetDate | undefined;
  /** `x-stability-level` as written. */
  stability: string | undefined;
}

/** When something goes away. */
export interface SunsetDate {
  text: string;
  /** Days since 1970-01-01; undefined when the text is no date. */
  day: number | undefined;
  /** `header`: a declared `Sunset` header tells the date in responses (RFC 8594); an example of it promises nothing. */
  from: "x-sunset" | "header" | "header example";
}

/** Keywords that announce something. */
export const WORDS = ["deprecated", "x-sunset", "x-stability-level"] as const;

/** Whether anything is announced here at all: of most places nothing is. */
export const announces = ({ value }: Node): boolean =>
  typeof value === "object" && value !== null && WORDS.some((word) => Object.hasOwn(value, word));

/** What several nodes announce of one thing: a property and the schema it refers to; the first to speak is heard. */
export function announcementOf(nodes: readonly [Node, ...Node[]]): Announcement {
  const [first] = nodes;
  const holder = (keyword: string) => nodes.find((node) => valueAt(node, keyword) !== undefined);
  const sunset = valueAt(holder("x-sunset"), "x-sunset");
  const stability = valueAt(holder("x-stability-level"), "x-stability-level");
  return {
    at: (keyword) => placeIn(nodes, keyword) ?? first,
    deprecated: nodes.some((node) => isTrue(node, "deprecated")),
    sunset: sunset === undefined ? undefined : { ...dated(sunset), from: "x-sunset" },
    stability: stability === undefined ? undefined : plain(stability),
  };
}

function placeIn(nodes: readonly Node[], keyword: string | undefined): Node | undefined {
  const found = keyword === undefined ? undefined : nodes.find((node) => valueAt(node, keyword) !== undefined);
  return found && keyword !== undefined ? member(found, keyword) : undefined;
}

/** An operation may leave both to the headers of its responses: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594). */
export function operationAnnouncement(operation: Operation): Announcement {
  const own = announcementOf([operation.node]);
  const [sunset, deprecation] = [headersOf(operation, "sunset"), headersOf(operation, "deprecation")];
  return {
    ...own,
    deprecated: own.deprecated || deprecation.some((header) => fixedValue(header) !== undefined),
    sunset: own.sunset ?? sunsetIn(sunset),
  };
}

const headersOf = ({ responses }: Operation, name: string): Parameter[] =>
  [...responses.values()].flatMap(({ headers }) => headers.get(name) ?? []);

/** The last date that any of them names; a header that names none announces that there is one. */
const sunsetIn = (headers: readonly Parameter[]): SunsetDate | undefined =>
  headers.map(headerDate).sort((a, b) => (b.day ?? -1) - (a.day ?? -1))[0];

function headerDate(header: Parameter): SunsetDate {
  const fixed = fixedValue(header);
  if (fixed !== undefined) return { ...dated(fixed), from: "header" };
  const example = exampleOf(header);
  const day = example === undefined ? undefined : dated(example).day;
  return day === undefined
    ? { text: "in the Sunset header", day, from: "header" }
    : { text: plain(example), day, from: "header example" };
}

/** The only value a header can have. */
function fixedValue({ schema }: Parameter): Json | undefined {
  const values = schema ? items(member(schema, "enum")) : [];
  return valueAt(schema, "const") ?? (values.length === 1 ? values[0]?.value : undefined);
}

function exampleOf({ node, schema }: Parameter): Json | undefined {
  const [named] = members(member(node, "examples")).sort(([a], [b]) => (a < b ? -1 : 1));
  return valueAt(node, "example") ?? valueAt(named?.[1], "value") ?? valueAt(schema, "example");
}

const dated = (value: Json): { text: string; day: number | undefined } => ({
  text: plain(value),
  day: typeof value === "string" ? dayOf(value) : undefined,
});

const plain = (value: Json | undefined): string => (typeof value === "string" ? value.slice(0, 60) : show(value));
