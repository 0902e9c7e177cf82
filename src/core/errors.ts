import type { Location } from "./finding.ts";

/** Why apigate could not judge. Every code ends the run with exit status 2. */
export type ErrorCode =
  | "E_USAGE"
  | "E_SOURCE"
  | "E_GIT"
  | "E_PARSE"
  | "E_REF"
  | "E_LIMIT"
  | "E_NO_API"
  | "E_NOT_API"
  /** A file that should be a pact is none, or says something that no version of the specification allows. */
  | "E_PACT"
  /** Nothing to verify where contracts were asked for. */
  | "E_NO_PACT"
  /** The running provider, or what verifies it, failed before there was an answer. */
  | "E_PROVIDER"
  /** A recorded deployment, release or result cannot be read or written. */
  | "E_RECORD"
  /** A ruleset that cannot be read, or that asks for something that does not exist. */
  | "E_RULESET";

interface Details {
  /** What the user can do about it, as a sentence. */
  hint?: string | undefined;
  location?: Partial<Location> | undefined;
  /** What a program that failed printed last, line by line. */
  output?: readonly string[] | undefined;
  cause?: unknown;
}

/** An expected ending: bad input, not a bug. `cli/main.ts` prints message, place and hint without a stack. */
export class ApigateError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly location: Partial<Location> | undefined;
  readonly output: readonly string[];

  constructor(code: ErrorCode, message: string, details: Details = {}) {
    super(message, { cause: details.cause });
    this.name = "ApigateError";
    this.code = code;
    this.hint = details.hint;
    this.location = details.location;
    this.output = details.output ?? [];
  }
}
