import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
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

/** Changes when the same bytes would parse differently. */
const GENERATION = "2";

interface Content {
  values: Record<string, Json>;
  /** Their references; null where nobody looked. */
  proved: Record<string, string[] | null>;
}

/** Opens the cache of one description; `name` is whatever identifies it between runs. */
export function openCache(directory: string | undefined, name: string): ParseCache | undefined {
  if (directory === undefined) return undefined;
  const file = path.join(
    directory,
    `${createHash("sha256").update(`${GENERATION}\0${name}`).digest("hex").slice(0, 32)}.json`,
  );
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
      writeContent(file, { values: kept(values), proved: kept(proved) });
    },
  };
}

/** `<sha256 of the rest>\n<JSON>`: a torn or altered file is a miss. */
function readContent(file: string): Content {
  const empty = { values: {}, proved: {} };
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    const content: unknown = text.slice(0, end) === digest(body) ? JSON.parse(body) : empty;
    return isContent(content) ? content : empty;
  } catch {
    return empty;
  }
}

const isContent = (content: unknown): content is Content =>
  isObject(content) &&
  isObject(content.values) &&
  isObject(content.proved) &&
  Object.values(content.proved).every(isList);

const isList = (list: unknown): boolean =>
  list === null || (Array.isArray(list) && list.every((item) => typeof item === "string"));

function writeContent(file: string, content: Content): void {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const body = JSON.stringify(content);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, `${digest(body)}\n${body}`, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    remove(temporary);
  }
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder is not there or may not be written: then there is nothing to remove.
  }
}
