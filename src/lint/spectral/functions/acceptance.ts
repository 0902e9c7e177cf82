import type { Stock } from "./stock.ts";
import { planner } from "./validate/build-plan.ts";
import { failuresOf } from "./validate/plan.ts";
import { ifUnderstood } from "./validate/unknown.ts";

/** Makes of a schema a check that knows without ajv whether it takes a value; undefined where only ajv knows. */
export type Acceptance = (schema: object) => (value: unknown) => boolean | undefined;

/** Of schemas without `$schema`, in the keywords that all drafts since 6 share. */
export function acceptance(stock: Pick<Stock, "ajvFormats" | "equal">): Acceptance {
  const dialect = { draft: "draft2020-12", readsXNullable: false } as const;
  const read = planner({ dialect, formats: stock.ajvFormats(), equal: stock.equal() });
  return (schema) => {
    const plan = ifUnderstood(() => read(schema, "nothing"))?.value;
    if (!plan || plan.obstacles.references.size > 0 || plan.obstacles.errors.size > 0) return () => undefined;
    return (value) => {
      const answer = ifUnderstood(() => failuresOf(plan, value, false));
      return answer && !answer.value;
    };
  };
}
