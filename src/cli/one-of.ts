import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";

/** What a flag says, when it is one of a few words. Throws `E_USAGE` with those that are close, or all. */
export function oneOf<T extends string>(flag: string, value: string | undefined, known: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((word) => word === value);
  if (found !== undefined) return found;
  throw new ApigateError("E_USAGE", `${flag}: there is no \`${value}\``, {
    hint: didYouMean(value, known) ?? `It is one of ${known.join(", ")}`,
  });
}
