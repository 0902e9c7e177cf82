import { getOrMake } from "../../core/get-or-make.ts";
import type { Description } from "../../document/description.ts";
import { items, member, members, type Node, rootNode } from "../../document/node.ts";
import { escapeToken, unescapeToken } from "../../document/pointer.ts";
import type { Json } from "../../document/value.ts";
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

/** Finds places of a description by their names, or by names that differ only in what may be renamed at will. */
export class Places {
  readonly #rootFile: string;
  /** By the names of whole files: `#`, `schemas/order.yaml#`. */
  readonly #files: ReadonlyMap<string, Node>;
  readonly #children = new Map<Json, ReadonlyMap<string, Node>>();

  constructor({ root, documents }: Description) {
    this.#rootFile = root.file;
    this.#files = new Map(
      [...documents].map((document) => [identityOf(rootNode(document), root.file), rootNode(document)]),
    );
  }

  find(subject: string): Node | undefined {
    const wanted = canonicalPlace(subject);
    for (const [file, node] of this.#files) {
      if (!wanted.startsWith(file)) continue;
      const found = this.#below(node, file, wanted.slice(file.length + 1));
      if (found) return found;
    }
    return undefined;
  }

  /** One token at a time: a member of this name, else whatever goes by it. */
  #below(start: Node, file: string, pointer: string): Node | undefined {
    let at: Node | undefined = start;
    let name = file;
    for (const token of pointer === "" ? [] : pointer.split("/")) {
      name += `/${token}`;
      const parent: Node | undefined = at;
      at = parent && (member(parent, unescapeToken(token)) ?? this.#childrenOf(parent).get(name));
    }
    return at;
  }

  #childrenOf(node: Node): ReadonlyMap<string, Node> {
    return getOrMake(this.#children, node.value, () => {
      const children = Array.isArray(node.value) ? items(node) : members(node).map(([, child]) => child);
      const named = children.map((child) => [canonicalPlace(identityOf(child, this.#rootFile)), child] as const);
      return new Map(named.reverse()); // the first of one name counts
    });
  }
}

function positioned(parameter: string, positions: ReadonlyMap<string, number>): string {
  const position = positions.get(unescapeToken(parameter.slice("path:".length)));
  return position === undefined ? parameter : `path:{${position}}`;
}
