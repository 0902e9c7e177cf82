/** Thrown where a schema or a value is not understood: whoever asked lets ajv decide. */
export const NOT_UNDERSTOOD = new Error("not understood");

/** The answer, or undefined where it is not understood. */
export function ifUnderstood<T>(answer: () => T): { value: T } | undefined {
  try {
    return { value: answer() };
  } catch (error) {
    if (error === NOT_UNDERSTOOD) return undefined;
    throw error;
  }
}
