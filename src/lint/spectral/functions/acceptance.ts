import type { Stock } from "./stock.ts";
import { planner } from "./validate/build-plan.ts";
import { failuresOf, isBlocked } from "./validate/plan.ts";
import { ifUnderstood } from "./validate/unknown.ts";

/** Makes of a schema a check that knows without ajv whether it takes a value; undefined where only ajv knows. */
export type Acceptance = (schema: object) => (value: unknown) => boolean | undefined;

/** Of schemas without `$schema`, in the keywords that all drafts since 6 share. */
export function acceptance(stock: Pick<Stock, "ajvFormats" | "equal">): Acceptance {
  const dialect = { draft: "draft2020-12", readsXNullable: false } as const;
  const read = planner(
    { dialect, formats: stock.ajvFormats(), equal: stock.equal() },
    { left: Number.POSITIVE_INFINITY },
  );
  return (schema) => {
    const plan = ifUnderstood(() => read(schema, "nothing"))?.value;
    if (!plan || isBlocked(plan) || LATER.test(JSON.stringify(schema))) return () => undefined;
    return (value) => {
      const answer = ifUnderstood(() => failuresOf(plan, value, false));
      return answer && !answer.value;
    };
  };
}

/** Keywords that earlier drafts do not know. */
const LATER = /"(?:prefixItems|dependentRequired)"/;
