import type { Json } from "../../document/value.ts";
import { textsOf } from "./_texts.ts";

/** A name without regard to how it is written: `isAdmin`, `is_admin` and `IS-ADMIN` are one. */
export const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Whether the value of an option that is a list of names has this one, however it is written. */
export const isListed = (name: string, names: Json | undefined): boolean =>
  textsOf(names).some((known) => lettersOf(known) === lettersOf(name));
