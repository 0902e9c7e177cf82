import type { Change, Property } from "../diff/changes.ts";
import type { Node } from "../document/node.ts";
import { schemaName } from "../document/subject.ts";

/** What a message is about, for changes inside schemas: `Order.total`, or the parameter that holds the schema. */
export function labelOf(change: Change): string | undefined {
  if (!change.compatibility) return undefined;
  if (change.inParameter) return change.within;
  return schemaName(ownerOf(change)) ?? change.within;
}

/** The schema a change is about: properties and branches are told apart in the message itself. */
function ownerOf(change: Change): Node {
  const value = "base" in change ? change.base : change.revision;
  if ("owner" in value) return (value as Property).owner.at();
  return "at" in value ? value.at() : change.anchor;
}
