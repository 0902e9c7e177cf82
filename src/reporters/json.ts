import type { Result } from "../core/result.ts";

/** The result as it is; its schema is `schemas/result.schema.json`. */
export const json = (result: Result): string => `${JSON.stringify(result, null, 2)}\n`;
