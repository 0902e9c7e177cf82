import type { Stock } from "./stock.ts";
import { planner } from "./validate/build-plan.ts";
import type { Failures } from "./validate/failure.ts";
import { failuresOf, isBlocked } from "./validate/plan.ts";
import { ifUnderstood } from "./validate/unknown.ts";

/** Makes of a schema a check that says what ajv says of a value; undefined where only ajv knows. */
export type Draft7 = (schema: object) => (value: unknown) => { value: Failures } | undefined;

/** Schemas as the functions of Spectral's rules have them. */
export function draft7(stock: Pick<Stock, "ajvFormats" | "equal">): Draft7 {
  const dialect = { draft: "draft7", readsXNullable: false } as const;
  const settings = { dialect, formats: stock.ajvFormats(), equal: stock.equal() };
  const read = planner(settings, { left: Number.POSITIVE_INFINITY });
  return (schema) => {
    const plan = ifUnderstood(() => read(schema, "nothing"))?.value;
    if (!plan || isBlocked(plan)) return () => undefined;
    return (value) => ifUnderstood(() => failuresOf(plan, value, false));
  };
}
