import { isTrue, type Node, valueAt } from "../document/node.ts";
import { isNumber } from "../document/value.ts";
import { numbers } from "./atoms.ts";
import { type Bound, higher, integerRange, lower, wholeBounds } from "./bounds.ts";
import type { Facets } from "./facets.ts";
import type { Atom } from "./schema.ts";
import { INTEGER, NUMBER, type Types } from "./types.ts";

/** Range and step of the numbers of a schema; formats of integers count as bounds. */
export function numberFacets(
  atoms: readonly Atom[],
  types: Types,
  formats: string[],
): Pick<Facets, "minimum" | "maximum" | "multipleOf"> {
  let minimum: Bound | undefined;
  let maximum: Bound | undefined;
  for (const { node } of atoms) {
    minimum = higher(minimum, boundOf(node, "minimum", "exclusiveMinimum"), boundOf(node, "", "exclusiveMinimum"));
    maximum = lower(maximum, boundOf(node, "maximum", "exclusiveMaximum"), boundOf(node, "", "exclusiveMaximum"));
  }
  const whole = (types & NUMBER) === INTEGER;
  if (whole) {
    const natural = integerRange(formats);
    minimum = higher(minimum, natural?.minimum);
    maximum = lower(maximum, natural?.maximum);
  }
  const multipleOf = numbers(atoms, "multipleOf").filter((value) => !(whole && Number(value) === 1));
  return { ...(whole ? wholeBounds(minimum, maximum) : { minimum, maximum }), multipleOf };
}

/** `maximum` with a boolean `exclusiveMaximum` (2.0, 3.0), or a numeric `exclusiveMaximum` (2020-12) when `keyword` is empty. */
function boundOf(node: Node, keyword: string, exclusive: string): Bound | undefined {
  const value = valueAt(node, keyword || exclusive);
  if (!isNumber(value)) return undefined;
  return { value, exclusive: keyword === "" || isTrue(node, exclusive) };
}
