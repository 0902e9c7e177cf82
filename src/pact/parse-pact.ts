import type { Document } from "../document/document.ts";
import { member, type Node, rootNode, stringOf } from "../document/node.ts";
import { isObject } from "../document/value.ts";
import { looksLike } from "./foreign.ts";
import { parseInteractions } from "./interactions.ts";
import type { Pact } from "./pact.ts";
import { pactError } from "./pact-error.ts";
import { versionOf } from "./spec-version.ts";

/** Document → pact, versions 1 to 4 of the Pact specification. Throws `E_PACT` with file, line and column. */
export function parsePact(document: Document): Pact {
  const root = rootNode(document);
  if (!isObject(root.value)) throw pactError(root, "this is no pact: it is not an object", HINT);
  const parties = { consumer: participant(root, "consumer"), provider: participant(root, "provider") };
  const version = versionOf(root);
  const interactions = parseInteractions(root, { ...parties, version });
  if (interactions.length === 0)
    throw pactError(
      root,
      "the pact has no interactions",
      "A pact that expects nothing verifies nothing; remove the file",
    );
  return { ...parties, version, document, interactions };
}

const HINT = "A pact has `consumer`, `provider` and `interactions` or `messages`";

function participant(root: Node, role: "consumer" | "provider"): string {
  const node = member(root, role);
  const name = stringOf(node, "name");
  if (name !== undefined && name.trim() !== "") return name;
  const other = looksLike(root);
  if (other !== undefined) throw pactError(root, `this is no pact: it looks like ${other}`, HINT);
  throw pactError(
    member(node ?? root, "name") ?? node ?? root,
    `the pact names no ${role}`,
    `Write it as "${role}": {"name": "…"}`,
  );
}
