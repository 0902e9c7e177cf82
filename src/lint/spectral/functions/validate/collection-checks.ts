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

/** Properties that are not `isDeclared`: none may be there where `plan` is undefined. */
export function additionalProperties(isDeclared: (name: string) => boolean, plan: Plan | undefined): ObjectCheck {
  return (value, isBranch) => {
    for (const name in value) {
      if (isDeclared(name)) continue;
      if (!plan)
        return failure("additionalProperties", "must NOT have additional properties", { additionalProperty: name });
      const failures = failuresOf(plan, value[name], isBranch);
      if (failures) return below(name, failures);
    }
    return undefined;
  };
}

export function patternProperties(
  plans: readonly (readonly [matches: (name: string) => boolean, plan: Plan])[],
): ObjectCheck {
  return (value, isBranch) => {
    for (const [matches, plan] of plans)
      for (const name in value) {
        const failures = matches(name) ? failuresOf(plan, value[name], isBranch) : undefined;
        if (failures) return below(name, failures);
      }
    return undefined;
  };
}

export function propertyNames(plan: Plan): ObjectCheck {
  return (value) => {
    for (const name in value) {
      const failures = failuresOf(plan, name, true);
      const own = failure("propertyNames", "property name must be valid", { propertyName: name });
      if (failures) return [...failures, ...(own ?? [])];
    }
    return undefined;
  };
}

/** Names that have to be there beside a name. */
export function dependentRequired(
  dependencies: readonly (readonly [name: string, others: readonly string[]])[],
): ObjectCheck {
  return (value) => {
    for (const [name, others] of dependencies) {
      const missing = value[name] === undefined ? undefined : others.find((other) => value[other] === undefined);
      if (missing === undefined) continue;
      const text = `must have propert${others.length === 1 ? "y" : "ies"} ${others.join(", ")} when property ${name} is present`;
      return failure("dependentRequired", text, { property: name, missingProperty: missing });
    }
    return undefined;
  };
}

/** The first items by their place. */
export function prefixItems(plans: readonly Plan[]): ArrayCheck {
  return (value, isBranch) => {
    for (const [index, plan] of plans.entries()) {
      const failures = index < value.length ? failuresOf(plan, value[index], isBranch) : undefined;
      if (failures) return below(index, failures);
    }
    return undefined;
  };
}

/** The items from a place on. */
export function items(plan: Plan, from: number): ArrayCheck {
  return (value, isBranch) => {
    for (let index = from; index < value.length; index++) {
      const failures = failuresOf(plan, value[index], isBranch);
      if (failures) return below(index, failures);
    }
    return undefined;
  };
}

/** `items` that is false behind `prefixItems`. */
export function noMoreItems(limit: number): ArrayCheck {
  const failures = failure("items", `must NOT have more than ${limit} items`, { limit });
  return (value) => (value.length > limit ? failures : undefined);
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
