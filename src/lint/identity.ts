import path from "node:path";
import { fingerprint } from "../core/fingerprint.ts";
import { referenceOf } from "../document/description.ts";
import { type Node, stringOf } from "../document/node.ts";
import { escapeToken } from "../document/pointer.ts";
import { isObject } from "../document/value.ts";

/**
 * The name of a place that survives reordering: what stands in a list goes by what it is, not by its position:
 * parameters by location and name, servers by URL, tags by name, security requirements by their schemes, plain values
 * by themselves. Other files are named relative to the root document. What may be a secret is not repeated.
 */
export function identityOf(node: Node, rootFile: string): string {
  const { file } = node.document;
  const shown = file === rootFile ? "" : path.posix.relative(path.posix.dirname(rootFile), file);
  const tokens: string[] = [];
  for (let at: Node | undefined = node; at?.parent; at = at.parent) tokens.push(`/${escapeToken(tokenOf(at))}`);
  return `${shown}#${tokens.reverse().join("")}`;
}

/** What a place is called within what is around it. */
export function tokenOf(node: Node): string | number {
  const { key, value } = node;
  if (typeof key !== "number") return key;
  if (typeof value === "string") return mayBeSecret(value) ? fingerprint([value]) : value;
  const [place, name] = [stringOf(node, "in"), stringOf(node, "name")];
  if (place !== undefined && name !== undefined) return `${place}:${name}`;
  const known = name ?? withoutUser(stringOf(node, "url")) ?? stringOf(node, "title") ?? lastOf(referenceOf(value));
  return known ?? requirementOf(node) ?? key;
}

/** One way to be let in goes by the schemes it demands. */
function requirementOf({ parent, value }: Node): string | undefined {
  return parent?.key === "security" && isObject(value) ? Object.keys(value).sort().join("+") : undefined;
}

const lastOf = (reference: string | undefined): string | undefined => reference?.split("/").at(-1);

/** Keys and tokens are long and have digits; a digest tells such a text apart as well as the text itself. */
const mayBeSecret = (text: string): boolean => text.length >= 16 && /\d/.test(text);

const withoutUser = (url: string | undefined): string | undefined => url?.replace(/\/\/[^/?#]*@/, "//");
