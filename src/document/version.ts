import { ApigateError } from "../core/errors.ts";
import type { Document } from "./document.ts";
import { locate } from "./locate.ts";
import { member, rootNode, stringOf } from "./node.ts";
import { isNumber, isObject, show } from "./value.ts";

/** The specification a description is written to. */
export type SpecVersion = "2.0" | "3.0" | "3.1" | "3.2";

/** `E_NOT_API` for versions of AsyncAPI that nobody here has rules for. */
export function requireAsyncVersion(document: Document): void {
  const declared = member(rootNode(document), "asyncapi");
  if (!declared || /^[23]\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/.test(String(declared.value))) return;
  throw new ApigateError("E_NOT_API", `\`asyncapi: ${show(declared.value)}\` is no version that apigate knows`, {
    location: locate(declared),
    hint: "Known are `asyncapi:` 2.0.0 to 2.6.0, 3.0.0 and 3.1.0",
  });
}

/** Reads `openapi` / `swagger`; `E_NOT_API` for anything that is no API description apigate knows. */
export function specVersion(document: Document): SpecVersion {
  const root = rootNode(document);
  const declared = member(root, "openapi") ?? member(root, "swagger");
  if (!declared) throw notAnApi(document);
  const version = /^(2\.0|3\.[012])(?:\.\d+(?:-[\w.-]+)?)?$/.exec(
    typeof declared.value === "string" ? declared.value : "",
  )?.[1];
  const field = String(declared.key);
  if (version !== undefined && (version === "2.0") === (field === "swagger")) return version as SpecVersion;
  throw new ApigateError("E_NOT_API", `\`${field}: ${show(declared.value)}\` is no version that apigate knows`, {
    location: locate(declared),
    hint: isNumber(declared.value)
      ? `The version is text: write "${field === "swagger" ? "2.0" : `${declared.value}.0`}" in quotes`
      : 'Known are `swagger: "2.0"` and `openapi:` 3.0, 3.1 and 3.2',
  });
}

function notAnApi(document: Document): ApigateError {
  const root = rootNode(document);
  const other = ["asyncapi", "arazzo", "overlay", "$schema"].find((key) => stringOf(root, key) !== undefined);
  const like = other
    ? ` (it looks like ${other === "$schema" ? "a JSON Schema" : `an ${other} document`})`
    : describe(document);
  return new ApigateError(
    "E_NOT_API",
    `this is no API description: there is no \`openapi\` or \`swagger\` at its top${like}`,
    {
      location: { file: document.file, line: 1, column: 1 },
      hint: "Name the root document of an OpenAPI description; fragments are found through its $refs",
    },
  );
}

const describe = ({ value }: Document): string =>
  value === null ? " (it is empty)" : isObject(value) ? "" : " (it is no mapping)";
