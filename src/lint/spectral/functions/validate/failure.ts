/** An error as ajv words it, at a place of the value that is being checked. */
export interface Failure {
  readonly keyword: string;
  /** JSON Pointer from the value down, its names escaped. */
  readonly instancePath: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** A type error of a schema that is nullable, which Spectral adds `,null` to where it finds the schema again. */
  readonly isNullable: boolean;
}

/** What is wrong with a value; undefined where nothing is. */
export type Failures = readonly Failure[] | undefined;

export const failure = (keyword: string, message: string, params: Failure["params"] = {}): Failures => [
  { keyword, instancePath: "", message, params, isNullable: false },
];

/** What is wrong with a member of a value, said of the value. */
export function below(key: string | number, failures: Failures): Failures {
  if (!failures) return undefined;
  const segment = typeof key === "number" ? `/${key}` : `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return failures.map((one) => ({ ...one, instancePath: segment + one.instancePath }));
}

/** Spectral does not find schemas again that stand in a list, such as `allOf`. */
export const listed = (failures: Failures): Failures =>
  failures?.some((one) => one.isNullable) ? failures.map((one) => ({ ...one, isNullable: false })) : failures;
