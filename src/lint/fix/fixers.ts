import type { Fixer } from "./fixer.ts";
import { declareTag } from "./fixers/declare-tag.ts";
import { dropDuplicate } from "./fixers/drop-duplicate.ts";
import { nameOperation } from "./fixers/name-operation.ts";
import { sortTags } from "./fixers/sort-tags.ts";
import { trimSlash } from "./fixers/trim-slash.ts";

export const fixers: readonly Fixer[] = [declareTag, dropDuplicate, nameOperation, sortTags, trimSlash];

/** Who mends the findings of a rule. */
export const fixerOf = (ruleId: string): Fixer | undefined => fixers.find(({ rules }) => rules.includes(ruleId));
