import { randomBytes } from "node:crypto";
import { chmodSync, lstatSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** Writes a file whole or not at all, with the permissions it had; a device or a pipe is written to as it is. */
export function writeWhole(file: string, content: string): void {
  const target = lstatSync(file, { throwIfNoEntry: false });
  if (target && !target.isFile() && !target.isSymbolicLink()) writeFileSync(file, content);
  else replace(file, content);
}

function replace(file: string, content: string): void {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  try {
    writeFileSync(temporary, content, { flag: "wx", flush: true });
    if (mode !== undefined) chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
