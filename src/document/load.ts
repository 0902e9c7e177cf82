import { ApigateError } from "../core/errors.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { LIMITS } from "../core/limits.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Blob, Tree } from "../source/tree.ts";
import { Description, splitReference } from "./description.ts";
import type { Document } from "./document.ts";
import { locate } from "./locate.ts";
import { member, type Node } from "./node.ts";
import { type Reference, referencesUnder, rootsOf } from "./references.ts";
import { isObject, type Json } from "./value.ts";

export type Parse = (blob: Blob) => Document;

/**
 * Reads a description: its root and, round by round, the documents its `$ref`s reach, all from one tree.
 * Every `$ref` that an operation reaches is proved to lead somewhere, so later stages resolve without failing.
 */
export async function loadDescription(tree: Tree, root: Document, parse: Parse): Promise<Description> {
  const documents = new Map([[root.file, root]]);
  const description = new Description(root, documents);
  if (isSelfContained(description)) return description;
  const walked = new Set<Node>();
  const rounds: Reference[][] = [];
  const known = new Map<Document, Set<string>>();
  const under = (node: Node) =>
    referencesUnder(
      node,
      getOrMake(known, node.document, () => new Set<string>()),
    );
  let pending = rootsOf(root).flatMap(under);
  while (pending.length > 0) {
    await readMissing(tree, pending, documents, parse);
    const next: Reference[] = [];
    for (const { from, reference } of pending) {
      const target = description.follow(from, reference);
      if (walked.has(target)) continue;
      walked.add(target);
      for (const reference of under(target)) next.push(reference);
    }
    rounds.push(pending);
    pending = next;
  }
  for (const reference of rounds.flat()) checkTarget(description, reference);
  return description;
}

/** The short way: nothing called `$ref`, reached or not, leads out of the root document or astray. */
function isSelfContained(description: Description): boolean {
  const { root } = description;
  if (!root.references) return false;
  for (const reference of root.references) if (!reference.startsWith("#")) return false;
  try {
    for (const reference of root.references)
      if (!isTarget(description.resolve(description.step(root, reference)).value)) return false;
    return true;
  } catch (error) {
    if (error instanceof ApigateError) return false;
    throw error;
  }
}

const isTarget = (value: Json): boolean => isObject(value) || typeof value === "boolean";

/** Every chain ends, and ends at an object or a boolean schema: anything else would be read as "anything goes". */
function checkTarget(description: Description, { from, reference }: Reference): void {
  const { value } = description.resolve(from);
  if (isTarget(value)) return;
  const found = Array.isArray(value) ? "a list" : value === null ? "nothing" : `a ${typeof value}`;
  throw refused(from, reference, `it leads to ${found}, where an object is expected`, undefined);
}

async function readMissing(
  tree: Tree,
  references: Reference[],
  documents: Map<string, Document>,
  parse: Parse,
): Promise<void> {
  const missing = new Map<string, Reference>();
  for (const reference of references) {
    const file = targetFile(reference);
    if (!documents.has(file) && !missing.has(file)) missing.set(file, reference);
  }
  if (missing.size === 0) return;
  if (documents.size + missing.size > LIMITS.files) throw tooMany(references[0] as Reference);
  const blobs = await tree.read([...missing.keys()]);
  for (const [file, reference] of missing) {
    const blob = blobs.get(file);
    if (!blob) throw await unreadable(tree, file, reference);
    documents.set(file, parse(blob));
  }
}

const TREE = "Only files of the same repository, or folder, are read";

/** The file a reference names. Refuses what leaves the tree or the machine. */
export function targetFile({ from, reference }: Reference): string {
  if (/^(?:\/|%2f)(?!\/)/i.test(reference)) throw refused(from, reference, "it leads out of the tree", TREE);
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference) || reference.startsWith("//")) {
    throw refused(
      from,
      reference,
      "apigate reads nothing from the network",
      "Keep the target in the repository and refer to it by path",
    );
  }
  const { file } = splitReference(from.document.file, reference);
  if (file.startsWith("/") || file === ".." || file.startsWith("../") || /[\0\\]/.test(file)) {
    throw refused(from, reference, "it leads out of the tree", TREE);
  }
  return file;
}

async function unreadable(tree: Tree, file: string, { from, reference }: Reference): Promise<ApigateError> {
  const entries = await tree.entries();
  const special = pathsTo(file).find((path) => (entries.get(path)?.kind ?? "file") !== "file");
  if (special !== undefined) {
    const hint = "Refer to a file of this repository itself";
    return refused(from, reference, `\`${special}\` is a ${entries.get(special)?.kind}`, hint);
  }
  const hint = didYouMean(file, entries.keys());
  return refused(from, reference, `${tree.label} has no file \`${file}\``, hint);
}

function refused(from: Node, reference: string, reason: string, hint: string | undefined): ApigateError {
  return new ApigateError("E_REF", `\`$ref: ${reference}\` cannot be resolved: ${reason}`, {
    location: locate(member(from, "$ref") ?? from),
    hint,
  });
}

const tooMany = ({ from }: Reference): ApigateError =>
  new ApigateError("E_LIMIT", `the description has more than ${LIMITS.files} files, the limit files`, {
    location: { file: from.document.file },
  });

/** The path itself and every folder above it. */
const pathsTo = (file: string): string[] =>
  file.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
