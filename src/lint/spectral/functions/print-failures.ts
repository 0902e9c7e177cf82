import type { FunctionResult } from "./function.ts";
import type { PrintErrors } from "./stock.ts";
import type { Failure } from "./validate/failure.ts";

/** Where a value stands: the name of the last step is what a message calls it. */
export interface Named {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/**
 * Failures in the words of Spectral's `schema`, their paths from where `path` begins. `namesNull` as for OpenAPI 2.0
 * and 3.0, where a type that is not met says that `null` would do.
 */
export function printFailures(
  failures: readonly Failure[],
  { value, path }: Named,
  namesNull: boolean,
  print: PrintErrors,
): FunctionResult[] {
  const errors = failures.map(({ isNullable, ...error }) =>
    namesNull && isNullable ? { ...error, message: `${error.message},null` } : error,
  );
  const unions = openUnions(failures);
  return print({}, errors, { propertyPath: path, targetValue: value }).map(({ error, suggestion, path: pointer }) => {
    const text = nameItem(suggestion === undefined ? error : `${error}. ${suggestion}`, pointer);
    return {
      message: text.endsWith(` in ${unions.get(pointer)}`) ? `${text}${NONE_MATCHED}` : text,
      path: [...path, ...(pointer === "" ? [] : pointer.replace(/^\//, "").split("/"))],
    };
  });
}

const NONE_MATCHED = ". None of the schemas matched, see the other errors reported for this value";

/** Places at which no schema of an `anyOf` or a `oneOf` matches, with the last such keyword. */
function openUnions(failures: readonly Failure[]): ReadonlyMap<string, string> {
  const open = failures.filter(
    ({ keyword, params }) => keyword === "anyOf" || (keyword === "oneOf" && !Array.isArray(params.passingSchemas)),
  );
  return new Map(open.map(({ instancePath, keyword }) => [instancePath, keyword]));
}

/** An item of a list is told by its index: `"3" property must be …` reads `Item at index 3 must be …`. */
function nameItem(message: string, pointer: string): string {
  const index = pointer.slice(pointer.lastIndexOf("/") + 1);
  if (!/^\d+$/.test(index)) return message;
  const called = [`"${index}" property type`, `"${index}" property`].find((start) => message.startsWith(start));
  return called === undefined ? message : `Item at index ${index}${message.slice(called.length)}`;
}
