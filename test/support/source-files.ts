import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const src = path.resolve(import.meta.dirname, "../../src");

/** Every TypeScript file under src, relative to it, with `/`. */
export const sourceFiles: readonly string[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => file.endsWith(".ts"))
  .sort();

export const sourceOf = (file: string): string => readFileSync(path.join(src, file), "utf8");

/** Everything a file imports or re-exports, types and `import()` included. */
export const specifiersOf = (file: string): string[] =>
  [...sourceOf(file).matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, specifier = ""]) => specifier);

/** What it imports of src, as paths relative to src. */
export const importsOf = (file: string): string[] =>
  specifiersOf(file)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => path.posix.join(path.posix.dirname(file), specifier));

/** The same without what is only a type and so gone when the program runs. */
export const valueImportsOf = (file: string): string[] =>
  [...sourceOf(file).matchAll(/^(?:import|export) (?!type\b)[^;]*?from "(\.[^"]+)"/gm)].map(([, specifier = ""]) =>
    path.posix.join(path.posix.dirname(file), specifier),
  );
