import type { Edit } from "./edit.ts";

/**
 * What a comparison must say of an edit: `breaking` some error, `warn` some warning and no error, `harmless` neither,
 * `equivalent` nothing at all, because both sides mean the same.
 */
export type Expected = "breaking" | "warn" | "harmless" | "equivalent";

/** Edits of the kitchen sink by name. */
export type Edits = Readonly<Record<string, Edit>>;

export interface Mutator {
  name: string;
  expected: Expected;
  edit: Edit;
}

export const expecting = (expected: Expected, edits: Edits): Mutator[] =>
  Object.entries(edits).map(([name, edit]) => ({ name, expected, edit }));
