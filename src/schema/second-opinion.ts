import type { Side } from "../core/finding.ts";
import { childNode, type Node } from "../document/node.ts";
import { isPlain, type Json, type JsonObject } from "../document/value.ts";
import type { Answer } from "./accepts.ts";
import { compile } from "./ajv.ts";
import { asJsonSchema, type Extent } from "./ajv-schema.ts";
import type { SchemaReader } from "./reader.ts";
import type { Schema } from "./schema.ts";

/** Schema objects that ajv is given for one value. */
const MOST = 40;

/**
 * What ajv says of a value. It is given what of the schema can bear on the value; `unknown` where that is too much, or
 * where numbers have more digits than ajv reads.
 */
export function secondOpinion(schema: Schema, value: Json, reader: SchemaReader, side: Side): Answer {
  if (schema.never) return "no";
  if (!isPlain(value)) return "unknown";
  const written = excerpt(schema, value, reader, side);
  return written ? compile(written)(value) : "unknown";
}

function excerpt(schema: Schema, value: Json, reader: SchemaReader, side: Side): JsonObject | undefined {
  const nodes = schema.atoms.map(({ node, nullable }) => (nullable ? orNull(node) : node));
  try {
    const written = asJsonSchema(nodes, reader, side, { extent: extentOf(value), most: MOST });
    return isPlain(written) ? written : undefined;
  } catch {
    return undefined;
  }
}

const orNull = (node: Node): Node => childNode(node, "anyOf", { anyOf: [{ type: "null" }, node.value] });

function extentOf(value: Json): Extent {
  const names = new Set<string>();
  let hasItems = false;
  const look = (part: Json): void => {
    if (typeof part !== "object" || part === null) return;
    if (Array.isArray(part)) hasItems = true;
    for (const [name, inner] of Object.entries(part)) {
      if (!Array.isArray(part)) names.add(name);
      look(inner as Json);
    }
  };
  look(value);
  return { names, hasItems };
}
