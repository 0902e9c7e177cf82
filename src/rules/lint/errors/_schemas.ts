import { getOrMake } from "../../../core/get-or-make.ts";
import type { Node } from "../../../document/node.ts";
import type { Json } from "../../../document/value.ts";
import type { Api } from "../../../model/api.ts";
import { type ErrorContent, errorContents, isJson } from "./_errors.ts";
import { shapesOf } from "./_shapes.ts";

export interface ErrorSchema {
  /** Behind its `$ref`s. */
  node: Node;
  /** What is described by it, in document order. */
  uses: ErrorContent[];
}

/** Schemas of errors in JSON, each once. */
export function errorSchemas(api: Api, except: Json | undefined): ErrorSchema[] {
  const schemas = new Map<Json, ErrorSchema>();
  for (const content of errorContents(api, except)) {
    if (!isJson(content) || !content.media.schema) continue;
    const node = api.reader.resolve(content.media.schema);
    getOrMake(schemas, node.value, (): ErrorSchema => ({ node, uses: [] })).uses.push(content);
  }
  return [...schemas.values()];
}

/** Those that say what is in an error: an object with properties, or a list. */
export const describedSchemas = (api: Api, except: Json | undefined): ErrorSchema[] =>
  errorSchemas(api, except).filter(({ node }) =>
    shapesOf(api, [node]).some(({ properties, items }) => properties.size > 0 || items.length > 0),
  );

/** "the response 404 of `GET /orders`". */
export const responseName = ({ operation, response }: Pick<ErrorContent, "operation" | "response">): string =>
  `the response ${response.status} of \`${operation.name}\``;
