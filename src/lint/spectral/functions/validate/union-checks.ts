import { type Failures, failure, listed } from "./failure.ts";
import { type Check, failuresOf, type Plan } from "./plan.ts";

type AnyCheck = Check<unknown>;

/** Stops at the first schema that the value does not match. */
export function allOf(plans: readonly Plan[]): AnyCheck {
  return (value, isBranch) => {
    for (const plan of plans) {
      const failures = failuresOf(plan, value, isBranch);
      if (failures) return listed(failures);
    }
    return undefined;
  };
}

/** Where no schema matches, what is wrong with each comes first. */
export function anyOf(plans: readonly Plan[]): AnyCheck {
  return (value) => {
    const gathered: Failures[] = [];
    for (const plan of plans) {
      const failures = failuresOf(plan, value, true);
      if (!failures) return undefined;
      gathered.push(failures);
    }
    return joined(gathered, failure("anyOf", "must match a schema in anyOf"));
  };
}

/** Stops at the second schema that matches; what was wrong with those before it is said too. */
export function oneOf(plans: readonly Plan[]): AnyCheck {
  return (value) => {
    const gathered: Failures[] = [];
    let passing: number | readonly [number, number] | null = null;
    for (const [index, plan] of plans.entries()) {
      const failures = failuresOf(plan, value, true);
      if (failures) gathered.push(failures);
      else if (typeof passing === "number") {
        passing = [passing, index];
        break;
      } else passing = index;
    }
    if (typeof passing === "number") return undefined;
    const own = failure("oneOf", "must match exactly one schema in oneOf", { passingSchemas: passing });
    return joined(gathered, own);
  };
}

export function not(plan: Plan): AnyCheck {
  const own = failure("not", "must NOT be valid");
  return (value) => (failuresOf(plan, value, true) ? undefined : own);
}

/** `if`, and those of `then` and `else` that check something. */
export interface Condition {
  readonly test: Plan;
  readonly positive: Plan | undefined;
  readonly negative: Plan | undefined;
}

/** Within a branch `if` says too which of the two it was. */
export function condition({ test, positive, negative }: Condition): AnyCheck {
  return (value, isBranch) => {
    const isMet = !failuresOf(test, value, true);
    const plan = isMet ? positive : negative;
    const failures = plan && failuresOf(plan, value, isBranch);
    if (!failures || !isBranch) return failures;
    const clause = isMet ? "then" : "else";
    return [...failures, ...(failure("if", `must match "${clause}" schema`, { failingKeyword: clause }) ?? [])];
  };
}

const joined = (gathered: readonly Failures[], own: Failures): Failures =>
  listed([...gathered.flatMap((failures) => failures ?? []), ...(own ?? [])]);
