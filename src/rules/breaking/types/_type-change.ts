import type { Change } from "../../../diff/changes.ts";
import { show } from "../../../document/value.ts";
import type { Facets } from "../../../schema/facets.ts";
import { ALL, asText, NULL, STRING, type Types } from "../../../schema/types.ts";

/**
 * Types of both sides without null, which has rules of its own. Text has one type: where the receiver reads strings,
 * a number or a boolean that was sent as text is one. Enumerations and choices tell for themselves.
 */
export function typeChange({ base, revision, side, wire }: Change<"schema.changed">): TypeChange {
  if ((base.types === 0) !== (revision.types === 0)) return { before: base.types, after: revision.types };
  if (base.types === revision.types || base.values || revision.values || isUnionEdit(base, revision))
    return { before: base.types, after: base.types };
  const nullable = base.types !== ALL && revision.types !== ALL;
  let [before, after] = [base.types, revision.types].map((types) => (nullable ? types & ~NULL : types)) as [
    Types,
    Types,
  ];
  const written = { before, after };
  if (wire === "text" && (side === "request" ? after : before) & STRING) {
    if (side === "request") before = asText(before);
    else after = asText(after);
  }
  return before === after ? { ...written, breaks: "neither" } : { before, after };
}

interface TypeChange {
  before: Types;
  after: Types;
  /** Other types, of which the text is the same. */
  breaks?: "neither";
}

/** Choices came or went; what `type` itself says is the same. */
const isUnionEdit = (base: Facets, revision: Facets): boolean =>
  base.unions.length + revision.unions.length > 0 && declared(base) === declared(revision);

const declared = ({ schema }: Facets): string => schema.atoms.map(({ node }) => show(node.value.type)).join();
