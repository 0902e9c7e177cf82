import type { Side } from "../core/finding.ts";
import { Validator } from "./accepts.ts";
import { compareNumbers } from "./bounds.ts";
import type { Facets } from "./facets.ts";
import { hasFormat } from "./format-checks.ts";
import { propertySchemas } from "./object-facets.ts";
import type { SchemaReader } from "./reader.ts";
import { NUMBER, OBJECT, STRING } from "./types.ts";

/** Schemas that may be asked of one value of an enumeration. */
const FEW = 10_000;

/** A schema and the reader it belongs to. */
export interface Placed {
  reader: SchemaReader;
  facets: Facets;
}

/** How many pairs one question may still look at. */
export interface Pairs {
  left: number;
}

/** Unions within unions that are split. */
const DEEPEST = 6;

/** True when it is proved that no value passes both schemas; false means "not proved". */
export function disjoint(a: Placed, b: Placed, side: Side, pairs: Pairs, depth = DEEPEST): boolean {
  if (pairs.left-- <= 0) return false;
  const [x, y] = [a.facets, b.facets];
  const common = x.types & y.types;
  if (common === 0 || x.values?.length === 0 || y.values?.length === 0) return true;
  if (x.values)
    return x.values.every((value) => new Validator(b.reader, side, FEW, hasFormat).accepts(y.schema, value) === "no");
  if (y.values)
    return y.values.every((value) => new Validator(a.reader, side, FEW, hasFormat).accepts(x.schema, value) === "no");
  if (depth === 0) return false;
  if ((common & ~NUMBER) === 0 && numbersApart(x, y)) return true;
  if (common === STRING && (x.minLength > y.maxLength || y.minLength > x.maxLength)) return true;
  if (common === OBJECT && (tagged(a, b, side, pairs, depth) || tagged(b, a, side, pairs, depth))) return true;
  return splits(a, b, side, pairs, depth) || splits(b, a, side, pairs, depth);
}

/** A union is apart from what all its branches are apart from. */
function splits(a: Placed, b: Placed, side: Side, pairs: Pairs, depth: number): boolean {
  return a.facets.unions.some(({ branches, nullable }) => {
    if (nullable) return false;
    return branches.every((branch) => {
      const facets = a.reader.facets(a.reader.read([branch]), side);
      return disjoint({ reader: a.reader, facets }, b, side, pairs, depth - 1);
    });
  });
}

function numbersApart(x: Facets, y: Facets): boolean {
  const below = (low: Facets, high: Facets): boolean => {
    if (!low.maximum || !high.minimum) return false;
    const order = compareNumbers(low.maximum.value, high.minimum.value);
    return order < 0 || (order === 0 && (low.maximum.exclusive || high.minimum.exclusive));
  };
  return below(x, y) || below(y, x);
}

/** A property that one demands and the other forbids, or describes with values that are apart. */
function tagged(a: Placed, b: Placed, side: Side, pairs: Pairs, depth: number): boolean {
  return [...a.facets.required].some((name) => {
    const [mine, theirs] = [a, b].map(
      ({ facets }) => facets.properties.get(name) ?? propertySchemas(facets.schema.atoms, name),
    );
    if (!mine || !theirs || theirs.length === 0) return false;
    if (theirs.some(({ value }) => value === false)) return true;
    if (mine.length === 0) return false;
    const [x, y] = [a.reader.facets(a.reader.read(mine), side), b.reader.facets(b.reader.read(theirs), side)];
    return disjoint({ reader: a.reader, facets: x }, { reader: b.reader, facets: y }, side, pairs, depth - 1);
  });
}
