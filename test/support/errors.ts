import { ApigateError } from "../../src/core/errors.ts";

/** The expected error of a call; anything else it does fails the test. */
export function errorOf(call: () => unknown): ApigateError {
  try {
    call();
  } catch (error) {
    return expectedError(error);
  }
  throw new Error("the call did not throw");
}

export async function rejectionOf(call: Promise<unknown>): Promise<ApigateError> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (error) {
    return expectedError(error);
  }
  throw new Error(`the call did not throw, it answered ${String(answer)}`);
}

function expectedError(error: unknown): ApigateError {
  if (error instanceof ApigateError) return error;
  throw error;
}
