/** A place in a document, from the root. */
export type Path = readonly (string | number)[];

/** What a rule function says of a place; without a path it speaks of the place it was called for. */
export interface FunctionResult {
  readonly message: string;
  readonly path?: Path;
}

/** What Spectral tells a rule function besides the value (`RulesetFunctionContext`), as far as anyone here looks. */
export interface FunctionContext {
  readonly path: Path;
  readonly document: { readonly formats?: ReadonlySet<unknown> | null; readonly data?: unknown };
  readonly documentInventory: object;
  readonly rule: { readonly resolved: boolean };
}

/** A rule function of Spectral. Those made by `createRulesetFunction` throw for options they do not take. */
export interface RulesetFunction {
  (input: unknown, options: unknown, context: FunctionContext): readonly FunctionResult[] | undefined;
  readonly validator?: (options: unknown) => void;
}

/** Takes the place of a rule function and says the same, sooner. */
export interface Replacement {
  run(input: unknown, options: unknown, context: FunctionContext): readonly FunctionResult[] | undefined;
  /**
   * Everything that the results depend on of `context.path`, besides being below it: a value that is shared by many
   * places is asked about once per class. Absent where they depend on nothing. With the rule's options there are fewer
   * classes.
   */
  pathClass?(path: Path, options?: unknown): number;
}
