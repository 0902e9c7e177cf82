import type { Description } from "../../document/description.ts";
import { items, member, members, type Node, rootNode } from "../../document/node.ts";
import { escapeToken, unescapeToken } from "../../document/pointer.ts";
import { blankTemplate } from "../../model/operation.ts";
import { templatePositions } from "../../model/parameters.ts";
import { identityOf } from "../identity.ts";

/**
 * The name of a place without what may be renamed at will: path templates that differ only in the names of their
 * parameters are one, and path parameters go by their position (OpenAPI 3.1 §4.8.8.2).
 */
export function canonicalPlace(subject: string): string {
  if (!subject.startsWith(PATHS)) return subject;
  const [template = "", ...tokens] = subject.slice(PATHS.length).split("/");
  const path = unescapeToken(template);
  const at = tokens.indexOf("parameters") + 1;
  const parameter = at === 1 || at === 2 ? tokens[at] : undefined;
  if (parameter?.startsWith("path:")) tokens[at] = positioned(parameter, templatePositions(path));
  return PATHS + [escapeToken(blankTemplate(path)), ...tokens].join("/");
}

const PATHS = "#/paths/";

/** The place of a description that has this name, or one that differs only in what may be renamed at will. */
export function findPlace({ root, documents }: Description, subject: string): Node | undefined {
  const wanted = canonicalPlace(subject);
  for (const document of documents) {
    const node = rootNode(document);
    const file = identityOf(node, root.file);
    const found = wanted.startsWith(file) ? below(node, file, wanted.slice(file.length + 1), root.file) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** One token at a time: a member of this name, else whatever goes by it. */
function below(start: Node, file: string, pointer: string, rootFile: string): Node | undefined {
  let at: Node | undefined = start;
  let name = file;
  for (const token of pointer === "" ? [] : pointer.split("/")) {
    name += `/${token}`;
    const direct: Node | undefined = at && member(at, unescapeToken(token));
    at = direct ?? (at && childrenOf(at).find((child) => canonicalPlace(identityOf(child, rootFile)) === name));
  }
  return at;
}

const childrenOf = (node: Node): Node[] =>
  Array.isArray(node.value) ? items(node) : members(node).map(([, child]) => child);

function positioned(parameter: string, positions: ReadonlyMap<string, number>): string {
  const position = positions.get(unescapeToken(parameter.slice("path:".length)));
  return position === undefined ? parameter : `path:{${position}}`;
}
