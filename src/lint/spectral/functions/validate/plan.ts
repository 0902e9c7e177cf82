import { ApigateError } from "../../../../core/errors.ts";
import type { Failures } from "./failure.ts";

/** Kinds of values that keywords speak of, in ajv's order. */
export const KINDS = ["number", "string", "array", "object"] as const;
export type Kind = (typeof KINDS)[number];

/** What the values of a kind are. */
export interface Values {
  any: unknown;
  number: number;
  string: string;
  array: readonly unknown[];
  object: Readonly<Record<string, unknown>>;
}

/**
 * One keyword of a schema. `isBranch` is true within `anyOf`, `oneOf` and `not`, where ajv gathers errors instead of
 * stopping at the first.
 */
export type Check<V> = (value: V, isBranch: boolean) => Failures;

/** The keywords of each kind, in ajv's order; absent where a schema has none, empty where they never fail. */
export type Checks = { readonly [K in keyof Values]?: readonly Check<Values[K]>[] };

/** The type that a schema asks for. */
export interface TypeCheck {
  readonly types: ReadonlySet<string>;
  readonly failure: Failures;
  /** The kind whose keywords the type is checked with; undefined: before all keywords. */
  readonly kind: Kind | undefined;
}

/** A schema that is understood: it says exactly what ajv says of a value, with `allErrors` off. */
export interface Plan {
  /** False for a schema without any keyword that could fail, as ajv sees it. */
  readonly hasRules: boolean;
  readonly type: TypeCheck | undefined;
  readonly checks: Checks;
  /** Set for the schema `false`. */
  readonly never: Failures;
  readonly obstacles: Obstacles;
  /** Schemas below this one, one within the other: how deep a value is followed. */
  readonly height: number;
  /** Whether some property, here or below, is only for one side of the wire to write. */
  readonly isOneSided: boolean;
  readonly steps: Steps;
}

/** How many schemas may still be asked: a small description can name one of another so that they multiply. */
export interface Steps {
  left: number;
}

/** What keeps ajv from compiling a schema. */
export interface Obstacles {
  /** First steps of the `$ref`s that are left, which have no target unless the outermost schema has such a member. */
  readonly references: ReadonlySet<string>;
  /** Messages of what ajv throws while it compiles. */
  readonly errors: ReadonlySet<string>;
}

export const NO_OBSTACLES: Obstacles = { references: new Set(), errors: new Set() };

/** Whether something keeps ajv from compiling the schema. */
export const isBlocked = ({ obstacles: { references, errors } }: Plan): boolean =>
  references.size > 0 || errors.size > 0;

/** What stands in the way of several schemas that are compiled together. */
export function allObstacles(parts: readonly Obstacles[]): Obstacles {
  const real = parts.filter((part) => part.references.size > 0 || part.errors.size > 0);
  if (real.length === 0) return NO_OBSTACLES;
  return {
    references: new Set(real.flatMap((part) => [...part.references])),
    errors: new Set(real.flatMap((part) => [...part.errors])),
  };
}

/** What ajv says of a value, its first error or those of the alternatives that led there. */
export function failuresOf(plan: Plan, value: unknown, isBranch: boolean): Failures {
  if (--plan.steps.left < 0) throw tooManySteps();
  if (plan.never) return plan.never;
  const { type, checks } = plan;
  const wrongType = type && type.kind === undefined && !isOfType(value, type.types) ? type.failure : undefined;
  if (wrongType && !isBranch) return wrongType;
  const failures = checks.any && firstFailure(checks.any, value, isBranch);
  if (wrongType) return failures ? [...wrongType, ...failures] : wrongType;
  return failures ?? (kindFailures(plan, value, isBranch) as Failures);
}

const tooManySteps = (): ApigateError =>
  new ApigateError("E_LIMIT", "the examples of this description take too many steps to be checked", {
    hint: "Schemas that name others several times, which do the same, multiply",
  });

function kindFailures({ type, checks }: Plan, value: unknown, isBranch: boolean): Failures {
  for (const kind of KINDS) {
    const ofKind = checks[kind] as readonly Check<unknown>[] | undefined;
    if (!ofKind) continue;
    if (isOfKind(value, kind)) {
      const failures = firstFailure(ofKind, value, isBranch);
      if (failures) return failures;
    } else if (type?.kind === kind) return type.failure;
  }
  return undefined;
}

function firstFailure<V>(checks: readonly Check<V>[], value: V, isBranch: boolean): Failures {
  for (const check of checks) {
    const failures = check(value, isBranch);
    if (failures) return failures;
  }
  return undefined;
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (kind === "array") return Array.isArray(value);
  if (kind === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === kind;
}

/** JSON Schema's type of a value; 2.0 is an integer. */
export function isOfType(value: unknown, types: ReadonlySet<string>): boolean {
  if (value === null) return types.has("null");
  if (Array.isArray(value)) return types.has("array");
  if (typeof value !== "number") return types.has(typeof value);
  return types.has("number") || (types.has("integer") && !(value % 1) && !Number.isNaN(value));
}
