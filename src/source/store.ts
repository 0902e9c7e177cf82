import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Changes when what was kept before must not be believed any more. */
const GENERATION = "3";

/** The file of a folder that keeps what `name` identifies between runs. */
export const keptFile = (folder: string, name: string): string =>
  path.join(folder, `${digest(`${GENERATION}\0${name}`).slice(0, 32)}.json`);

/** What was kept; undefined when there is nothing, or when it was torn or altered: `<sha256 of the rest>\n<JSON>`. */
export function readKept(file: string): unknown {
  try {
    const text = readFileSync(file, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    return text.slice(0, end) === digest(body) ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a JSON value for later runs; whole or not at all. What cannot be written is no error. */
export function keep(file: string, value: unknown): void {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const body = JSON.stringify(value);
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
