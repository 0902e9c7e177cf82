import type { Traverse } from "./stock.ts";
import type { Relaxed } from "./validate/build-plan.ts";
import { TRAVERSED } from "./validate/identifiers.ts";

type Fragment = Record<string, unknown>;

/**
 * The copy of a schema that `oasExample` hands on: without the `id`s that stand in keywords it does not know, and
 * without the properties in `required` that only the other side writes.
 */
export function prepareSchema(text: string, relaxed: Relaxed, traverse: Traverse): object {
  const schema = JSON.parse(text) as object;
  traverse(schema, { allKeys: true }, (fragment, _pointer, _root, _parentPointer, keyword) => {
    if (keyword !== undefined && !TRAVERSED.has(keyword) && "id" in fragment) delete fragment.id;
  });
  if (relaxed !== "nothing") relaxRequired(schema, relaxed, traverse);
  return schema;
}

function relaxRequired(schema: object, relaxed: "readOnly" | "writeOnly", traverse: Traverse): void {
  const negated: string[] = [];
  traverse(schema, {}, (fragment, pointer, _root, parentPointer, keyword, parent, name) => {
    if (keyword === "not") negated.push(pointer);
    else if (parentPointer === undefined || negated.some((one) => `${parentPointer}/`.startsWith(`${one}/`))) return;
    else if (keyword === "properties" && fragment[relaxed] === true && parent) dropName(parent, name);
  });
}

function dropName(schema: Fragment, name: string | number | undefined): void {
  if (!Array.isArray(schema.required)) return;
  const left = schema.required.filter((one) => one !== name);
  if (left.length > 0) schema.required = left;
  else delete schema.required;
}

/** Whether ajv remembers something of the schema by name: then it matters how often it is handed over. */
export function isIdentified(schema: object, traverse: Traverse): boolean {
  let isFound = false;
  traverse(schema, { allKeys: true }, (fragment) => {
    if (["id", "$id", "$anchor", "$dynamicAnchor"].some((name) => typeof fragment[name] === "string")) isFound = true;
  });
  return isFound;
}
