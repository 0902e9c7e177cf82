import type { Node } from "../node.ts";
import type { Json } from "../value.ts";

/** A small change of a document, told in its own terms: what stands where, and what is to stand there. */
export type Edit =
  /** A plain value (text, number, boolean, null) is replaced. */
  | { kind: "replace"; place: Node; value: string | number | boolean | null }
  /** A member gets another key. */
  | { kind: "rename"; place: Node; key: string }
  /** An object gets a member, behind the member `after` if that is there, else in front of all. */
  | { kind: "add"; place: Node; key: string; value: Json; after?: string }
  /** A list gets an item at its end. */
  | { kind: "append"; place: Node; value: Json }
  /** A member or an item goes. */
  | { kind: "remove"; place: Node }
  /** The items of a list, or the members of an object, are put in the order of these positions. */
  | { kind: "order"; place: Node; order: readonly number[] };
