import { below, failure } from "./failure.ts";
import { type Check, failuresOf, isOfType, type Plan } from "./plan.ts";

type ArrayCheck = Check<readonly unknown[]>;
type ObjectCheck = Check<Readonly<Record<string, unknown>>>;
export type Equal = (a: unknown, b: unknown) => boolean;

export function required(names: readonly string[]): ObjectCheck {
  return (value) => {
    const missing = names.find((name) => value[name] === undefined);
    if (missing === undefined) return undefined;
    return failure("required", `must have required property '${missing}'`, { missingProperty: missing });
  };
}

/** The values of the properties that have something to be checked, in the order of the schema. */
export function properties(plans: readonly (readonly [name: string, plan: Plan])[]): ObjectCheck {
  return (value, isBranch) => {
    for (const [name, plan] of plans) {
      const member = value[name];
      const failures = member === undefined ? undefined : failuresOf(plan, member, isBranch);
      if (failures) return below(name, failures);
    }
    return undefined;
  };
}

/** Properties that are not `declared`: none may be there where `plan` is undefined. */
export function additionalProperties(declared: ReadonlySet<string>, plan: Plan | undefined): ObjectCheck {
  return (value, isBranch) => {
    for (const name in value) {
      if (declared.has(name)) continue;
      if (!plan)
        return failure("additionalProperties", "must NOT have additional properties", { additionalProperty: name });
      const failures = failuresOf(plan, value[name], isBranch);
      if (failures) return below(name, failures);
    }
    return undefined;
  };
}

export function items(plan: Plan): ArrayCheck {
  return (value, isBranch) => {
    for (let index = 0; index < value.length; index++) {
      const failures = failuresOf(plan, value[index], isBranch);
      if (failures) return below(index, failures);
    }
    return undefined;
  };
}

/** ajv looks from the end. Of items that are all of simple `types` it compares keys, else every pair. */
export function uniqueItems(types: ReadonlySet<string>, equal: Equal): ArrayCheck {
  const isSimple = types.size > 0 && !types.has("object") && !types.has("array");
  return (value) => {
    const pair = isSimple ? sameScalars(value, types) : sameValues(value, equal);
    if (!pair) return undefined;
    const [i, j] = pair;
    return failure("uniqueItems", `must NOT have duplicate items (items ## ${j} and ${i} are identical)`, { i, j });
  };
}

function sameScalars(value: readonly unknown[], types: ReadonlySet<string>): [i: number, j: number] | undefined {
  const seen = new Map<string, number>();
  for (let i = value.length - 1; i >= 0; i--) {
    const item = value[i];
    if (!isOfType(item, types)) continue;
    const key = types.size > 1 && typeof item === "string" ? `${item}_` : String(item);
    const j = seen.get(key);
    if (j !== undefined) return [i, j];
    if (key !== "__proto__") seen.set(key, i); // which ajv's table cannot hold
  }
  return undefined;
}

function sameValues(value: readonly unknown[], equal: Equal): [i: number, j: number] | undefined {
  for (let i = value.length - 1; i > 0; i--)
    for (let j = i - 1; j >= 0; j--) if (equal(value[i], value[j])) return [i, j];
  return undefined;
}

/** Large enumerations compare all their values in depth, small ones only those that are objects. */
export function enumeration(allowed: readonly unknown[], equal: Equal): Check<unknown> {
  const failures = failure("enum", "must be equal to one of the allowed values", { allowedValues: allowed });
  return (value) =>
    allowed.some((one) => one === value || (isReference(one) && equal(value, one))) ? undefined : failures;
}

export function constant(allowed: unknown, equal: Equal): Check<unknown> {
  const failures = failure("const", "must be equal to constant", { allowedValue: allowed });
  return (value) => (value === allowed || (isReference(allowed) && equal(value, allowed)) ? undefined : failures);
}

const isReference = (value: unknown): boolean => typeof value === "object" && value !== null;
