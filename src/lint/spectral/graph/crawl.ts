import { splitReference } from "../../../document/description.ts";
import { escapeToken } from "../../../document/pointer.ts";
import { isContainer, type Site, type SourceFile, type Value, valueAtPath } from "./source-file.ts";

/** Finds the file of a name. */
export type FileOf = (file: string) => SourceFile | undefined;

/**
 * Collects the references of a file below some paths and, when `follow` is set, below whatever local references lead to
 * from there. Answers those that were not known before, in document order.
 */
export function crawl(
  file: SourceFile,
  starts: readonly (readonly string[])[],
  follow: boolean,
  fileOf: FileOf,
): Site[] {
  const found: Site[] = [];
  const waiting = [...starts];
  for (const path of waiting) {
    const pointer = pointerOf(path);
    if (file.crawled.has(pointer)) continue;
    file.crawled.add(pointer);
    const before = found.length;
    new Crawler(file, found, fileOf).enter(valueAtPath(file.value, path), [...path]);
    if (!follow) continue;
    for (const { target, targetPath } of found.slice(before))
      if (target === file && targetPath) waiting.push(targetPath);
  }
  return found;
}

class Crawler {
  readonly #file: SourceFile;
  readonly #found: Site[];
  readonly #fileOf: FileOf;

  constructor(file: SourceFile, found: Site[], fileOf: FileOf) {
    this.#file = file;
    this.#found = found;
    this.#fileOf = fileOf;
  }

  /** Depth is bounded by the parser. What stands beside a `$ref` is not looked at. */
  enter(value: Value, path: string[]): void {
    if (!isContainer(value)) return;
    if (typeof value.$ref === "string") {
      this.#take(value.$ref, path);
      return;
    }
    for (const key of Object.keys(value)) {
      const child = value[key];
      if (!isContainer(child)) continue;
      path.push(key);
      this.enter(child, path);
      path.pop();
    }
  }

  #take(reference: string, path: string[]): void {
    const pointer = pointerOf(path);
    if (this.#file.sites.has(pointer)) return;
    const site = {
      path: [...path],
      pointer,
      reference,
      ...this.#targetOf(reference),
      followed: false,
      replaced: false,
    };
    this.#file.sites.set(pointer, site);
    this.#found.push(site);
  }

  #targetOf(reference: string): Pick<Site, "target" | "targetPath" | "targetPointer"> {
    const hash = reference.indexOf("#");
    const targetPointer = hash < 0 ? "#" : reference.slice(hash);
    const { file } = splitReference(this.#file.document.file, hash < 0 ? reference : reference.slice(0, hash));
    const named = file === this.#file.document.file ? this.#file : this.#fileOf(file);
    return {
      targetPointer,
      targetPath: parseFragment(targetPointer),
      target: reference === "" ? undefined : named,
    };
  }
}

/** Tokens of `#/…`, whose escapes are those of URIs and of JSON Pointer both (RFC 6901 §6). */
function parseFragment(fragment: string): string[] | undefined {
  if (fragment === "#") return [];
  if (!fragment.startsWith("#/")) return undefined;
  return fragment
    .slice(2)
    .split("/")
    .map((token) => percentDecode(token).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const pointerOf = (path: readonly string[]): string => ["#", ...path.map(escapeToken)].join("/");
