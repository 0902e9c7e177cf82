/** How a list or a single value is written outside JSON (OpenAPI 3.1 §4.8.12.2). */
export interface WrittenForm {
  style: string;
  explode: boolean;
}

const PREFIXES = new Map([
  ["label", "."],
  ["matrix", ";"],
]);

const SEPARATORS = new Map([
  ["form", ","],
  ["pipeDelimited", "|"],
  ["spaceDelimited", " "],
]);

/**
 * Whether texts are written as a style wants it, as far as that shows: a list of one item looks the same in most. Texts
 * are read all the same; this tells whom a change of the style concerns.
 */
export function isInStyle(texts: readonly string[], { style, explode }: WrittenForm, isList: boolean): boolean {
  const prefix = PREFIXES.get(style);
  if (prefix !== undefined) return texts.every((text) => text.startsWith(prefix));
  const own = SEPARATORS.get(style);
  if (!isList || own === undefined) return true;
  const others = [...SEPARATORS.values()].filter((separator) => explode || separator !== own);
  if (!explode && texts.length > 1) return false;
  return texts.every((text) => !others.some((separator) => text.includes(separator)));
}

export const styleName = ({ style, explode }: WrittenForm): string => `${style}${explode ? ", exploded" : ""}`;
