import path from "node:path";
import { referenceOf } from "./description.ts";
import { type Node, pointerOf, stringOf, tokensOf } from "./node.ts";
import { escapeToken } from "./pointer.ts";

/**
 * The name of a place that survives reordering: `#/components/schemas/Order/properties/total`. Parameters go by
 * location and name, not by position; other files are named relative to the root document.
 */
export function subjectOf(node: Node, rootFiles: readonly string[]): string {
  const { file: own } = node.document;
  const file = rootFiles.includes(own) ? "" : path.posix.relative(path.posix.dirname(rootFiles[0] ?? ""), own);
  return `${file}#${stableTokens(node)
    .map((token) => `/${escapeToken(token)}`)
    .join("")}`;
}

function stableTokens(node: Node): (string | number)[] {
  const tokens: (string | number)[] = [];
  for (let at: Node | undefined = node; at?.parent; at = at.parent) tokens.push(stableToken(at));
  return tokens.reverse();
}

function stableToken(node: Node): string | number {
  if (typeof node.key !== "number") return node.key;
  const [place, name] = [stringOf(node, "in"), stringOf(node, "name")];
  if (node.parent?.key === "parameters" && place !== undefined && name !== undefined) return `${place}:${name}`;
  return referenceOf(node.value)?.split("/").at(-1) ?? stringOf(node, "title") ?? node.key;
}

/** A field as people call it: `Order.total`, or where it stands when no schema around it has a name. */
export const fieldName = (node: Node): string => schemaName(node)?.replaceAll("`", "") ?? pointerOf(node);

/** Reads a pointer as a reader would: component, then properties; `[]` for items. */
export function schemaName(node: Node): string | undefined {
  const tokens = tokensOf(node);
  const start = tokens.findLastIndex(
    (token, index) =>
      (token === "schemas" || token === "definitions" || token === "$defs") && index + 1 < tokens.length,
  );
  const whole =
    tokens[0] !== "paths" && tokens[0] !== "components"
      ? [path.posix.basename(node.document.file).replace(/\.\w+$/, "")]
      : [];
  const parts: string[] = start >= 0 ? [String(tokens[start + 1])] : whole;
  for (let at = start >= 0 ? start + 2 : 0; at < tokens.length; at++) {
    if (tokens[at] === "properties" && at + 1 < tokens.length) parts.push(String(tokens[++at]));
    else if (tokens[at] === "items" && parts.length > 0) parts.push("[]");
  }
  return parts.length > 0 ? `\`${parts.join(".").replaceAll(".[]", "[]")}\`` : undefined;
}
