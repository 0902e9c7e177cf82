import { isNumber, type JsonNumber } from "../../document/value.ts";
import { type Bound, higher, lower } from "../bounds.ts";
import { type Decimal, decimalOf, lcm, numberOf, unitsOf } from "../decimals.ts";
import { INTEGER, type Types } from "../types.ts";
import { type Found, found, NONE, only, type Recipe, unknown } from "./case.ts";

/** Numbers that are tried one after the other. */
const MOST = 2_000;

/** All that is asked of a number, counted in one unit, a power of ten: then every digit is a whole number of units. */
interface Asked {
  /** Units in one. */
  one: bigint;
  lowest: bigint | undefined;
  highest: bigint | undefined;
  /** Every number that qualifies is a multiple of it. */
  step: bigint;
  avoided: readonly bigint[];
  except: ReadonlySet<bigint>;
  /** Integers and multiples can be counted; other fractions lie dense. */
  isDense: boolean;
}

/** A number of a type, an integer or a fraction, that satisfies a recipe. */
export function findNumber(type: Types, { facets, facts }: Recipe): Found {
  const minimum = higher(...facets.map((one) => one.minimum), ...only(facts, "above").map(({ bound }) => bound));
  const maximum = lower(...facets.map((one) => one.maximum), ...only(facts, "below").map(({ bound }) => bound));
  const steps = decimals(facets.flatMap(({ multipleOf }) => multipleOf));
  const avoided = decimals(only(facts, "no-multiple").map(({ of }) => of));
  const except = decimals(only(facts, "except").flatMap(({ values }) => values.filter(isNumber)));
  const ends = decimals([minimum, maximum].flatMap((bound) => bound?.value ?? []));
  if (!steps || !avoided || !except || !ends) return unknown("numbers of too many digits");
  if ([...steps, ...avoided].some(({ digits }) => digits <= 0n)) return unknown("a `multipleOf` that is not positive");
  const isDense = type !== INTEGER && steps.length === 0;
  const smallest = Math.min(0, ...[...steps, ...avoided, ...except, ...ends].map(({ exponent }) => exponent));
  const unit = isDense ? smallest - 2 : smallest;
  const one = 10n ** BigInt(-unit);
  const units = (list: Decimal[]): bigint[] => list.map((decimal) => unitsOf(decimal, unit));
  const asked: Asked = {
    one,
    lowest: end(minimum, unit, 1n),
    highest: end(maximum, unit, -1n),
    step: units(steps).reduce(lcm, type === INTEGER ? one : 1n),
    avoided: units(avoided),
    except: new Set(units(except)),
    isDense,
  };
  return search(asked, type === INTEGER, unit);
}

function decimals(values: readonly JsonNumber[]): Decimal[] | undefined {
  const known = values.map(decimalOf);
  return known.every((decimal) => decimal !== undefined) ? known : undefined;
}

function end(bound: Bound | undefined, unit: number, inward: bigint): bigint | undefined {
  const decimal = bound && decimalOf(bound.value);
  return decimal && unitsOf(decimal, unit) + (bound.exclusive ? inward : 0n);
}

function search(asked: Asked, isInteger: boolean, unit: number): Found {
  const { step, one, avoided, lowest, highest, except } = asked;
  if (step === 0n || (lowest !== undefined && highest !== undefined && lowest > highest)) return NONE;
  if ((!isInteger && step % one === 0n) || avoided.some((avoid) => step % avoid === 0n)) return NONE;
  let left = MOST;
  for (const units of multiples(asked)) {
    if (left-- === 0) return unknown("too many numbers to try");
    if (!isInteger && units % one === 0n) continue;
    if (except.has(units) || avoided.some((avoid) => units % avoid === 0n)) continue;
    return found(numberOf(units, unit));
  }
  return asked.isDense && lowest !== highest ? unknown("too many numbers to try") : NONE;
}

/** Multiples of the step within the ends: from an end where there is one, else from nought outward. */
function* multiples({ lowest, highest, step, one, isDense }: Asked): Generator<bigint> {
  if (isDense && step === 1n) {
    const middle = lowest === undefined ? (highest === undefined ? 0n : highest - one) : lowest;
    const half = (middle / one) * one + one / 2n;
    if ((lowest === undefined || half >= lowest) && (highest === undefined || half <= highest)) yield half;
  }
  if (lowest !== undefined) {
    const first = lowest + (((-lowest % step) + step) % step);
    for (let at = first; highest === undefined || at <= highest; at += step) yield at;
  } else if (highest !== undefined) {
    for (let at = highest - (((highest % step) + step) % step); ; at -= step) yield at;
  } else {
    yield 0n;
    for (let at = step; ; at += step) yield* [at, -at];
  }
}
