import { keep, keptFile, readKept } from "../source/store.ts";
import type { Format } from "./document.ts";
import { isObject, isPlain, type Json } from "./value.ts";

/**
 * Parsed documents by blob id, kept between runs in one file per description.
 * YAML is kept as JSON, which is many times faster to read; of JSON only that it was proved sound, and its references.
 */
export interface ParseCache {
  /** The parsed document of a blob that passed every check before. */
  get(oid: string, format: Format, text: () => string): Json | undefined;
  /** Whatever stands under a key `$ref` in such a document; undefined where that is not known. */
  references(oid: string, format: Format): ReadonlySet<string> | undefined;
  put(oid: string, format: Format, value: Json, references?: ReadonlySet<string>): void;
  /** Writes what is new; a cache that cannot be written is no error. */
  save(): void;
}

/** Documents parsed in this run, by format and blob id. */
export type Memory = Map<string, { value: Json; references: ReadonlySet<string> | undefined }>;

/** Within a run a blob is parsed once, however many descriptions and sides share it; `kept` outlives the run. */
export function remembering(memory: Memory, kept: ParseCache | undefined): ParseCache {
  return {
    get: (oid, format, text) => memory.get(`${format} ${oid}`)?.value ?? kept?.get(oid, format, text),
    references: (oid, format) => memory.get(`${format} ${oid}`)?.references ?? kept?.references(oid, format),
    put(oid, format, value, references) {
      memory.set(`${format} ${oid}`, { value, references });
      kept?.put(oid, format, value, references);
    },
    save: () => kept?.save(),
  };
}

interface Content {
  values: Record<string, Json>;
  /** Their references; null where nobody looked. */
  proved: Record<string, string[] | null>;
}

/** Opens the cache of one description; `name` is whatever identifies it between runs. */
export function openCache(directory: string | undefined, name: string): ParseCache | undefined {
  if (directory === undefined) return undefined;
  const file = keptFile(directory, name);
  const content = readContent(file);
  const values = new Map(Object.entries(content.values).filter(([, value]) => isObject(value) || Array.isArray(value)));
  const proved = new Map(Object.entries(content.proved));
  const used = new Set<string>();
  let changed = false;
  return {
    get(oid, format, text) {
      if (format === "yaml") return values.get(oid);
      return proved.has(oid) ? (JSON.parse(text()) as Json) : undefined;
    },
    references(oid, format) {
      const references = format === "json" ? proved.get(oid) : undefined;
      return references ? new Set(references) : undefined;
    },
    put(oid, format, value, references) {
      used.add(oid);
      if ((format === "json" ? proved.has(oid) : values.has(oid)) || !isPlain(value)) return;
      changed = true;
      if (format === "json") proved.set(oid, references ? [...references] : null);
      else values.set(oid, value);
    },
    save() {
      if (!changed) return;
      const kept = <T>(known: ReadonlyMap<string, T>) =>
        Object.fromEntries([...known].filter(([oid]) => used.has(oid)));
      keep(file, { values: kept(values), proved: kept(proved) });
    },
  };
}

function readContent(file: string): Content {
  const content = readKept(file);
  return isContent(content) ? content : { values: {}, proved: {} };
}

const isContent = (content: unknown): content is Content =>
  isObject(content) &&
  isObject(content.values) &&
  isObject(content.proved) &&
  Object.values(content.proved).every(isList);

const isList = (list: unknown): boolean =>
  list === null || (Array.isArray(list) && list.every((item) => typeof item === "string"));
