import { createRequire } from "node:module";
import type { parseWithPointers } from "@stoplight/yaml";
import type { Node } from "../node.ts";
import { tokensOf } from "../node.ts";

/** Loaded only when something is edited. */
const require = createRequire(import.meta.url);

/** What is used of the syntax tree: offsets into the text, the end exclusive. */
interface Syntax {
  startPosition: number;
  endPosition: number;
  key?: Syntax & { value: string };
  value?: Syntax | string | null;
  mappings?: Syntax[];
  items?: (Syntax | null)[];
  anchorId?: string;
  referencesValue?: Syntax;
}

/** A stretch of the text. */
export interface Span {
  start: number;
  end: number;
}

/** A member or an item as it is written. */
export interface Entry extends Span {
  /** Of members. */
  key: (Span & { text: string }) | undefined;
  value: Span | undefined;
}

/** A mapping or a list as it is written. */
export interface Container extends Span {
  isList: boolean;
  /** `{…}` or `[…]`, as in JSON. */
  isFlow: boolean;
  entries: Entry[];
}

/** The text of a document with what is needed to change it. Anchors and aliases are left alone: undefined. */
export class SyntaxTree {
  readonly text: string;
  readonly #root: Syntax | undefined;

  constructor(text: string) {
    this.text = text;
    const yaml = require("@stoplight/yaml") as { parseWithPointers: typeof parseWithPointers };
    const { ast } = yaml.parseWithPointers(text, { ignoreDuplicateKeys: true, attachComments: false });
    this.#root = ast as Syntax | undefined;
  }

  /** The mapping or list at a place. */
  container(place: Node): Container | undefined {
    const found = this.#find(place);
    const entries = found?.mappings ?? found?.items;
    if (!found || !entries || entries.includes(null)) return undefined;
    const first = this.text[found.startPosition];
    return {
      start: found.startPosition,
      end: found.endPosition,
      isList: found.items !== undefined,
      isFlow: first === "{" || first === "[",
      entries: (entries as Syntax[]).map((entry) => this.#entry(entry)),
    };
  }

  /** Where a plain value stands. */
  scalar(place: Node): Span | undefined {
    const found = this.#find(place);
    if (!found || found.mappings || found.items) return undefined;
    return { start: found.startPosition, end: found.endPosition };
  }

  #entry(entry: Syntax): Entry {
    const value = typeof entry.value === "object" ? (entry.value ?? undefined) : undefined;
    return {
      start: entry.startPosition,
      end: entry.endPosition,
      key: entry.key && { start: entry.key.startPosition, end: entry.key.endPosition, text: entry.key.value },
      value: entry.key && value && { start: value.startPosition, end: value.endPosition },
    };
  }

  #find(place: Node): Syntax | undefined {
    let at: Syntax | undefined = this.#root;
    for (const token of tokensOf(place)) {
      if (!at || at.referencesValue || at.anchorId) return undefined;
      const next: Syntax | string | null | undefined = at.mappings
        ? at.mappings.find(({ key }) => key?.value === String(token))?.value
        : at.items?.[Number(token)];
      at = typeof next === "object" ? (next ?? undefined) : undefined;
    }
    return at?.referencesValue || at?.anchorId ? undefined : at;
  }
}
