import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { rewritten } from "./grammar.ts";
import { without } from "./names.ts";
import { equivalent } from "./rewrite.ts";

/** What the whole description demands is written at each operation. */
function perOperation(description: JsonObject): JsonObject {
  const { security } = description;
  if (security === undefined) return description;
  const written = rewritten(description, (object, { kind }) =>
    kind === "operation" ? { security, ...object } : object,
  );
  return without(written, "security");
}

const newName = (name: string): string => `${name}-renamed`;
const renamedKeys = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [newName(name), value]));

function schemesRenamed(description: JsonObject): JsonObject {
  return rewritten(description, (object, { kind }) => {
    if (kind === "components" && isObject(object.securitySchemes))
      return { ...object, securitySchemes: renamedKeys(object.securitySchemes) };
    if (kind !== "operation" && kind !== "api") return object;
    const definitions = isObject(object.securityDefinitions)
      ? { securityDefinitions: renamedKeys(object.securityDefinitions) }
      : {};
    return { ...object, ...definitions, ...demands(object.security) };
  });
}

const demands = (security: Json | undefined): JsonObject =>
  Array.isArray(security) ? { security: security.map((one) => (isObject(one) ? renamedKeys(one) : one)) } : {};

export const securityRewrites = equivalent({
  "security written at each operation": perOperation,
  "security schemes renamed": schemesRenamed,
});
