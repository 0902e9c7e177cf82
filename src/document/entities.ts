import type { Json } from "./value.ts";
import { jsYaml } from "./yaml-schema.ts";

/**
 * The documents of a YAML stream that describes what a repository holds, such as catalog-info.yaml. What cannot be read
 * says nothing: such a file is a hint, nothing is judged by it.
 */
export function entitiesIn(text: string): Json[] {
  try {
    const { loadAll, JSON_SCHEMA } = jsYaml();
    return loadAll(text, null, { schema: JSON_SCHEMA }) as Json[];
  } catch {
    return [];
  }
}
