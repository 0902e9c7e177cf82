import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";

/** Refuses a file over the limit before it is read. */
export function checkSize(file: string, bytes: number): void {
  if (bytes <= LIMITS.fileBytes) return;
  throw new ApigateError("E_LIMIT", `the file has ${bytes} bytes; the limit fileBytes is ${LIMITS.fileBytes}`, {
    location: { file },
    hint: "Split the description into several files joined by $ref",
  });
}
