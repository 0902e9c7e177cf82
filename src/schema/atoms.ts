import { member, type Node } from "../document/node.ts";
import { isNumber, type JsonNumber, type JsonObject } from "../document/value.ts";
import type { Atom } from "./schema.ts";

/** Reading one keyword over all schema objects that apply; most are absent from most schemas, so that is asked first. */
export const has = (atoms: readonly Atom[], keyword: string): boolean =>
  atoms.some(({ node }) => Object.hasOwn(node.value, keyword));

export const texts = (atoms: readonly Atom[], keyword: string): string[] =>
  !has(atoms, keyword)
    ? []
    : atoms.map(({ node }) => (node.value as JsonObject)[keyword]).filter((value) => typeof value === "string");

export const numbers = (atoms: readonly Atom[], keyword: string): JsonNumber[] =>
  !has(atoms, keyword) ? [] : atoms.map(({ node }) => (node.value as JsonObject)[keyword]).filter(isNumber);

/** The strictest lower limit; 0 without one. */
export const largest = (atoms: readonly Atom[], keyword: string): number =>
  has(atoms, keyword) ? Math.max(0, ...numbers(atoms, keyword).map(Number)) : 0;
/** The strictest upper limit; infinite without one. */
export const smallest = (atoms: readonly Atom[], keyword: string): number =>
  has(atoms, keyword) ? Math.min(Infinity, ...numbers(atoms, keyword).map(Number)) : Infinity;

/** The place of a keyword in each schema object that has it. */
export const places = (atoms: readonly Atom[], keyword: string): Node[] =>
  has(atoms, keyword) ? atoms.flatMap(({ node }) => member(node, keyword) ?? []) : [];
