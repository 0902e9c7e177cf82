import { ApigateError } from "../core/errors.ts";
import type { Node } from "../document/node.ts";
import { parseJson } from "../document/parse-json.ts";
import type { Json } from "../document/value.ts";
import { pactError } from "./pact-error.ts";

/** JSON that a pact holds as text; undefined when the text is none. Nesting is bounded as everywhere. */
export function embeddedJson(text: string, node: Node): Json | undefined {
  try {
    return parseJson(Buffer.from(text), text, node.document.file);
  } catch (error) {
    if (!(error instanceof ApigateError)) throw error;
    if (error.code === "E_LIMIT") throw pactError(node, `the body nests too deep: ${error.message}`);
    return undefined;
  }
}
