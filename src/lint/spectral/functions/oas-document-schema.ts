import type { Replacement, RulesetFunction } from "./function.ts";
import { isSchemaObject, type SchemaObject } from "./validate/keyword-values.ts";

/** Maps whose members the schemas of all versions of OpenAPI look at one by one, however many there are. */
const MAPS = ["paths", "definitions"];
const COMPONENTS = ["schemas", "responses", "parameters", "requestBodies", "headers"];

/**
 * `oasDocumentSchema`, which looks at a whole document. What is the same object in the last one that was right is right;
 * where anything else is wrong, the whole is looked at.
 */
export function fastOasDocumentSchema(original: RulesetFunction): Replacement {
  let right: SchemaObject | undefined;
  return {
    run(input, options, context) {
      if (!isSchemaObject(input)) return original(input, options, context);
      const rest = right && without(input, right);
      const isRight = rest !== undefined && isAccepted(() => original(rest, options, context));
      const results = isRight ? undefined : original(input, options, context);
      if (!results) right = input;
      return results;
    },
  };
}

/** Words for what is wrong are looked for in the whole document, and may not be found in the rest. */
function isAccepted(ask: () => unknown): boolean {
  try {
    return ask() === undefined;
  } catch {
    return false;
  }
}

function without(document: SchemaObject, right: SchemaObject): SchemaObject {
  const components = lessened(document.components, right.components, COMPONENTS);
  const lesser = lessened(document, right, MAPS) as SchemaObject;
  return Object.hasOwn(document, "components") ? { ...lesser, components } : lesser;
}

/** The same with fewer members in some of its maps. */
function lessened(holder: unknown, right: unknown, names: readonly string[]): unknown {
  if (!isSchemaObject(holder) || !isSchemaObject(right)) return holder;
  const copy: Record<string, unknown> = { ...holder };
  for (const name of names) {
    const [map, other] = [holder[name], right[name]];
    if (!Object.hasOwn(holder, name) || !isSchemaObject(map) || !isSchemaObject(other)) continue;
    copy[name] = Object.fromEntries(Object.entries(map).filter(([key, value]) => !isSame(value, other, key)));
  }
  return copy;
}

const isSame = (value: unknown, other: SchemaObject, key: string): boolean =>
  isSchemaObject(value) && Object.hasOwn(other, key) && other[key] === value;
