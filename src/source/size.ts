import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";

/** Refuses a file over the limit before it is read. */
export function checkSize(file: string, bytes: number, limit: number = LIMITS.fileBytes): void {
  if (bytes <= limit) return;
  const name = limit === LIMITS.fileBytes ? "fileBytes" : "sniffedBytes";
  throw new ApigateError("E_LIMIT", `the file has ${bytes} bytes; the limit ${name} is ${limit}`, {
    location: { file },
    hint: "Split it into several files",
  });
}
