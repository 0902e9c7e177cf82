import { getOrMake } from "../../core/get-or-make.ts";
import type { Api } from "../../model/api.ts";
import type { SubjectKind, Subjects } from "../subjects.ts";
import { visit } from "../visit.ts";

const KINDS = ["path", "operation", "parameter", "response", "content", "schema", "property", "component"] as const;

type Kind = (typeof KINDS)[number];

/** Everything in a description that conventions are about, by kind, in document order. */
export type Inventory = { readonly [K in Kind]: readonly Subjects[K][] };

const known = new WeakMap<Api, Inventory>();

/** Taken in one walk, once for all conventions. */
export const inventoryOf = (api: Api): Inventory => getOrMake(known, api, () => takeInventory(api));

function takeInventory(api: Api): Inventory {
  const lists = new Map<SubjectKind, Subjects[SubjectKind][]>(KINDS.map((kind) => [kind, []]));
  visit(api, {
    wants: new Set(KINDS),
    meet: (kind, subject) => lists.get(kind)?.push(subject),
  });
  return Object.fromEntries(lists) as unknown as Inventory;
}
