import { ApigateError } from "../core/errors.ts";
import { LIMITS } from "../core/limits.ts";
import type { Tree } from "../source/tree.ts";
import { referenceOf } from "./description.ts";
import type { Document } from "./document.ts";
import { type Parse, targetFile } from "./load.ts";
import { childNode, type Node, rootNode } from "./node.ts";
import type { Reference } from "./references.ts";
import type { Json, JsonObject } from "./value.ts";

/** A document and every document that a `$ref` string leads to, wherever it stands. */
export interface Sources {
  root: Document;
  documents: ReadonlyMap<string, Document>;
}

/**
 * Reads, round by round, whatever any `$ref` string names, also in examples and in components that nothing uses: lint
 * looks at all of it. Refuses what leaves the tree with `E_REF`; a file that is not there is left out of the answer.
 */
export async function loadAll(tree: Tree, root: Document, parse: Parse): Promise<Sources> {
  const documents = new Map([[root.file, root]]);
  const asked = new Set([root.file]);
  let pending = [root];
  while (pending.length > 0) {
    const files = [...new Set(pending.flatMap(outwardReferences).map(targetFile))].filter((file) => !asked.has(file));
    if (asked.size + files.length > LIMITS.files) throw tooMany(root);
    for (const file of files) asked.add(file);
    const blobs = files.length > 0 ? await tree.read(files) : new Map();
    pending = files.flatMap((file) => {
      const blob = blobs.get(file);
      return blob ? [parse(blob)] : [];
    });
    for (const document of pending) documents.set(document.file, document);
  }
  return { root, documents };
}

/** References of one document that name a file, each distinct one once. */
function outwardReferences(document: Document): Reference[] {
  if (document.references && [...document.references].every((reference) => reference.startsWith("#"))) return [];
  const found = new Map<string, Reference>();
  collect(rootNode(document), found);
  return [...found.values()];
}

/** Depth is bounded by the parser. Beside a `$ref` nothing is looked at, as it stands for something else. */
function collect(node: Node, found: Map<string, Reference>): void {
  const { value } = node;
  if (typeof value !== "object" || value === null) return;
  const reference = referenceOf(value);
  if (reference !== undefined) {
    if (reference !== "" && !reference.startsWith("#") && !found.has(reference))
      found.set(reference, { from: node, reference });
    return;
  }
  for (const key of Object.keys(value)) {
    const child = (value as JsonObject)[key] as Json;
    if (typeof child === "object" && child !== null) collect(childNode(node, key, child), found);
  }
}

const tooMany = (root: Document): ApigateError =>
  new ApigateError("E_LIMIT", `the description has more than ${LIMITS.files} files, the limit files`, {
    location: { file: root.file },
  });
