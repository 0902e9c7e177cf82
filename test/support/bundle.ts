import { type Description, splitReference } from "../../src/document/description.ts";
import { rootNode } from "../../src/document/node.ts";
import { type Kind, rewrittenAs } from "../rewrites/grammar.ts";
import { addComponents, referTo } from "../rewrites/names.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";

/** Kinds of objects that components of OpenAPI 3.0 can hold; others are written where they are used. */
const SHARED: ReadonlySet<Kind> = new Set(["schema", "parameter", "header", "body", "response", "callback", "link"]);

/** A description of many files as one document: what a file says becomes a component, named after its place. */
export function bundled(description: Description): JsonObject {
  const root = description.root.file;
  const parts = new Map<Kind, JsonObject>();
  const api = description.root.value as JsonObject;

  const inline = (value: Json, kind: Kind, file: string): Json =>
    rewrittenAs(value, kind, (object, place) =>
      typeof object.$ref === "string" ? follow(object, place.kind, file) : object,
    );

  const follow = (object: JsonObject, kind: Kind, from: string): Json => {
    const { file, fragment } = splitReference(from, String(object.$ref));
    if (file === root && from === root && SHARED.has(kind)) return object;
    const target = description.follow({ ...rootNode(documentOf(from)), value: object as never }, String(object.$ref));
    if (!SHARED.has(kind)) return inline(target.value as Json, kind, file);
    const name = `${file}${fragment}`.replaceAll(/[^A-Za-z0-9._-]+/g, "_");
    const section = parts.get(kind) ?? {};
    parts.set(kind, section);
    if (!Object.hasOwn(section, name)) {
      section[name] = {};
      section[name] = inline(target.value as Json, kind, file);
    }
    return { ...object, ...referTo(api, kind, name) };
  };

  const documentOf = (file: string) =>
    [...description.documents].find((document) => document.file === file) ?? description.root;

  let whole = inline(api, "api", root) as JsonObject;
  for (const [kind, section] of parts) whole = addComponents(whole, kind, section);
  return plain(whole) as JsonObject;
}

/** Numbers that JSON cannot carry exactly, as what is nearest to them. */
function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map(plain);
  if (isObject(value) && value.constructor === Object)
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]));
  return typeof value === "bigint" || typeof value === "object" ? (value === null ? null : Number(value)) : value;
}
