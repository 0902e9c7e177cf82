import type { Location } from "./finding.ts";

/** Why apigate could not judge. Every code ends the run with exit status 2. */
export type ErrorCode = "E_USAGE" | "E_SOURCE" | "E_GIT" | "E_PARSE" | "E_REF" | "E_LIMIT" | "E_NO_API" | "E_NOT_API";

interface Details {
  /** What the user can do about it, as a sentence. */
  hint?: string | undefined;
  location?: Partial<Location> | undefined;
  cause?: unknown;
}

/** An expected ending: bad input, not a bug. `cli/main.ts` prints message, place and hint without a stack. */
export class ApigateError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly location: Partial<Location> | undefined;

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = "ApigateError";
    this.code = code;
    this.hint = details.hint;
    this.location = details.location;
  }
}
