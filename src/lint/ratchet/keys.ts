/** The members of these objects are names that users choose. */
export const NAMES: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
  "schemas",
]);

/** Below these keys, where they are no such names, stands data: nothing there is referred to, or says anything. */
export const DATA: ReadonlySet<string> = new Set(["example", "examples", "default", "enum", "const"]);
