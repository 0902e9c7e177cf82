import { ApigateError } from "../../../core/errors.ts";

/** An expression of a ruleset that cannot be run; the reason completes the sentence "it …". */
export class GivenError extends ApigateError {
  readonly expression: string;
  readonly reason: string;
  /** Its position among the expressions that were compiled together. */
  readonly index: number;

  constructor(expression: string, index: number, reason: string, cause?: unknown) {
    super("E_USAGE", `The ruleset's expression ${JSON.stringify(shorten(expression))} cannot be run: it ${reason}.`, {
      hint: "Change the `given` or the alias that holds it.",
      cause,
    });
    this.name = "GivenError";
    this.expression = expression;
    this.index = index;
    this.reason = reason;
  }
}

/** Thrown while an expression is read, where it is not known yet which of them it is. */
export class Unrunnable extends Error {}

const LONGEST = 300;
const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
