import path from "node:path";
import { ApigateError } from "../core/errors.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { LIMITS } from "../core/limits.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Document } from "./document.ts";
import { locate } from "./locate.ts";
import { childNode, member, type Node, pointerOf, rootNode, stringOf } from "./node.ts";
import { parsePointer } from "./pointer.ts";
import { isObject, type Json, type JsonObject } from "./value.ts";

/** An API description: the root document and every document its `$ref`s reach. */
export class Description {
  readonly root: Document;
  readonly #documents: ReadonlyMap<string, Document>;
  /** Resolved targets, one node per place, so that identity means "the same place". */
  readonly #targets = new Map<Document, Map<string, Node>>();
  readonly #followed = new Map<Document, Map<string, Node>>();
  readonly #anchors = new Map<Document, Map<string, Node>>();

  constructor(root: Document, documents: ReadonlyMap<string, Document>) {
    this.root = root;
    this.#documents = documents;
  }

  get documents(): Iterable<Document> {
    return this.#documents.values();
  }

  get rootNode(): Node {
    return this.#target(this.root, "") as Node;
  }

  /** Follows `$ref`s until something else stands there. A chain that ends nowhere is `E_REF`, one too long `E_LIMIT`. */
  resolve(node: Node): Node {
    let at = node;
    for (let steps = 0; ; steps++) {
      const reference = referenceOf(at.value);
      if (reference === undefined) return at;
      if (steps > LIMITS.referenceChain) throw this.#endless(node);
      at = this.follow(at, reference);
    }
  }

  /** Whether a reference leads into a file that was read: what only examples refer to is not. */
  hasFile(from: Node, reference: string): boolean {
    return this.#documents.has(splitReference(from.document.file, reference).file);
  }

  /** One step: the target of `reference` seen from `from`. */
  follow(from: Node, reference: string): Node {
    const row = getOrMake(this.#followed, from.document, () => new Map<string, Node>());
    return getOrMake(row, reference, () => this.#lookUp(from, reference));
  }

  /** One step of a reference that stands anywhere in `document`. */
  step(document: Document, reference: string): Node {
    return this.#followed.get(document)?.get(reference) ?? this.follow(rootNode(document), reference);
  }

  /** Why a chain was not followed to its end: it leads back into itself, or it is too long. */
  #endless(node: Node): ApigateError {
    const seen = new Set<Node>();
    let at = node;
    for (let next = referenceOf(at.value); next !== undefined; next = referenceOf(at.value)) {
      if (seen.has(at)) return leadsToItself(node);
      seen.add(at);
      at = this.follow(at, next);
    }
    return tooLong(node, seen.size);
  }

  #lookUp(from: Node, reference: string): Node {
    const { file, fragment } = splitReference(from.document.file, reference);
    const document = this.#documents.get(file);
    if (!document)
      throw this.#unresolved(from, reference, `there is no file \`${file}\``, didYouMean(file, this.#documents.keys()));
    if (fragment === "" || fragment.startsWith("/")) {
      const target = this.#target(document, fragment);
      if (target) return target;
    }
    const anchored = this.#anchor(document, fragment);
    if (anchored) return anchored;
    throw this.#unresolved(from, reference, "nothing is there", this.#nearby(document, fragment));
  }

  #target(document: Document, pointer: string): Node | undefined {
    const row = getOrMake(this.#targets, document, () => new Map<string, Node>());
    const known = row.get(pointer);
    if (known) return known;
    let node: Node | undefined = rootNode(document);
    for (const token of parsePointer(pointer)) {
      node = node && step(node, token);
    }
    if (node) row.set(pointer, node);
    return node;
  }

  /** `$anchor`, `$dynamicAnchor` and `$id` of a document (JSON Schema 2020-12 §8.2). */
  #anchor(document: Document, name: string): Node | undefined {
    let anchors = this.#anchors.get(document);
    if (!anchors) {
      anchors = new Map();
      collectAnchors(rootNode(document), anchors);
      this.#anchors.set(document, anchors);
    }
    return anchors.get(name);
  }

  #unresolved(from: Node, reference: string, reason: string, hint: string | undefined): ApigateError {
    return new ApigateError("E_REF", `\`$ref: ${reference}\` cannot be resolved: ${reason}`, {
      location: locate(member(from, "$ref") ?? from),
      hint,
    });
  }

  /** Names beside the missing one. */
  #nearby(document: Document, pointer: string): string | undefined {
    const slash = pointer.lastIndexOf("/");
    const parent = slash >= 0 ? this.#target(document, pointer.slice(0, slash)) : undefined;
    if (!parent || !isObject(parent.value)) return undefined;
    const name = parsePointer(pointer).at(-1) ?? "";
    return didYouMean(name, Object.keys(parent.value));
  }
}

/** The `$ref` of a reference object or schema; a property that happens to be called `$ref` is no reference. */
export function referenceOf(value: Json): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const reference = (value as JsonObject).$ref;
  return typeof reference === "string" ? reference : undefined;
}

/** File and fragment of a reference, seen from a file (RFC 3986 §5, for paths only). */
export function splitReference(from: string, reference: string): { file: string; fragment: string } {
  const hash = reference.indexOf("#");
  const target = hash < 0 ? reference : reference.slice(0, hash);
  const fragment = percentDecode(hash < 0 ? "" : reference.slice(hash + 1));
  const file = target === "" ? from : path.posix.join(path.posix.dirname(from), percentDecode(target));
  return { file, fragment };
}

function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function step(node: Node, token: string): Node | undefined {
  if (Array.isArray(node.value)) {
    const index = /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
    const value = node.value[index];
    return value === undefined ? undefined : childNode(node, index, value);
  }
  return member(node, token);
}

function collectAnchors(node: Node, into: Map<string, Node>): void {
  if (typeof node.value !== "object" || node.value === null) return;
  for (const key of ["$anchor", "$dynamicAnchor", "$id"]) {
    const name = stringOf(node, key);
    if (name !== undefined && !into.has(name)) into.set(name, node);
  }
  for (const key of Object.keys(node.value))
    collectAnchors(childNode(node, key, (node.value as JsonObject)[key] as Json), into);
}

const leadsToItself = (node: Node): ApigateError =>
  new ApigateError("E_REF", `the \`$ref\` at ${pointerOf(node) || "/"} leads only to itself`, {
    location: locate(node),
  });

const tooLong = (node: Node, length: number): ApigateError =>
  new ApigateError(
    "E_LIMIT",
    `the \`$ref\` starts a chain of ${length} references; the limit referenceChain is ${LIMITS.referenceChain}`,
    { location: locate(node), hint: "Refer to the last of them directly" },
  );
