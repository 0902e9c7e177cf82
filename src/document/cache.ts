import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Format } from "./document.ts";
import { isObject, isPlain, type Json } from "./value.ts";

/**
 * Parsed documents by blob id, kept between runs in one file per description.
 * YAML is kept as JSON, which is many times faster to read; of JSON only the fact that it was proved sound.
 */
export interface ParseCache {
  /** The parsed document of a blob that passed every check before. */
  get(oid: string, format: Format, text: () => string): Json | undefined;
  put(oid: string, format: Format, value: Json): void;
  /** Writes what is new; a cache that cannot be written is no error. */
  save(): void;
}

/** Documents parsed in this run, by format and blob id. */
export type Memory = Map<string, Json>;

/** Within a run a blob is parsed once, however many descriptions and sides share it; `kept` outlives the run. */
export function remembering(memory: Memory, kept: ParseCache | undefined): ParseCache {
  return {
    get: (oid, format, text) => memory.get(`${format} ${oid}`) ?? kept?.get(oid, format, text),
    put(oid, format, value) {
      memory.set(`${format} ${oid}`, value);
      kept?.put(oid, format, value);
    },
    save: () => kept?.save(),
  };
}

/** Changes when the same bytes would parse differently. */
const GENERATION = "1";

interface Content {
  values: Record<string, Json>;
  proved: string[];
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
  const proved = new Set(content.proved);
  const used = new Set<string>();
  let changed = false;
  return {
    get(oid, format, text) {
      if (format === "yaml") return values.get(oid);
      return proved.has(oid) ? (JSON.parse(text()) as Json) : undefined;
    },
    put(oid, format, value) {
      used.add(oid);
      if ((format === "json" ? proved.has(oid) : values.has(oid)) || !isPlain(value)) return;
      changed = true;
      if (format === "json") proved.add(oid);
      else values.set(oid, value);
    },
    save() {
      if (!changed) return;
      const kept = [...values].filter(([oid]) => used.has(oid));
      writeContent(file, { values: Object.fromEntries(kept), proved: [...proved].filter((oid) => used.has(oid)) });
    },
  };
}

/** `<sha256 of the rest>\n<JSON>`: a torn or altered file is a miss. */
function readContent(file: string): Content {
  const empty = { values: {}, proved: [] };
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
  isObject(content) && isObject(content.values) && Array.isArray(content.proved);

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
