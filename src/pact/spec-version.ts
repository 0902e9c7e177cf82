import { items, member, type Node, stringOf } from "../document/node.ts";
import { isNumber, type Json } from "../document/value.ts";
import type { PactVersion } from "./pact.ts";
import { pactError } from "./pact-error.ts";

/** The major version of the Pact specification a file says it follows. Most files that say nothing are of version 2. */
export function versionOf(root: Node): PactVersion {
  const node = versionNode(root);
  if (!node) return isTyped(root) ? 4 : 2;
  const major = /^\s*v?([1-4])(?:\.\d+)*\s*$/i.exec(textOf(node.value))?.[1];
  if (major === undefined)
    throw pactError(node, "this version of the Pact specification is not known", "Versions 1 to 4 are read");
  return Number(major) as PactVersion;
}

const textOf = (value: Json): string => (typeof value === "string" || isNumber(value) ? String(value) : "");

/** The places where the libraries of different languages have written it. */
function versionNode(root: Node): Node | undefined {
  const metadata = member(root, "metadata");
  if (!metadata) return undefined;
  for (const key of ["pactSpecification", "pact-specification", "pactSpecificationVersion"]) {
    const node = member(metadata, key);
    const version = node && (member(node, "version") ?? (textOf(node.value) === "" ? undefined : node));
    if (version && version.value !== null) return version;
  }
  return undefined;
}

/** Only version 4 calls an HTTP interaction by its type. */
const isTyped = (root: Node): boolean =>
  items(member(root, "interactions")).some((node) => stringOf(node, "type")?.toLowerCase() === "synchronous/http");
