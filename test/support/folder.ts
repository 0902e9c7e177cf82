import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

/** What stands at a path: text or bytes, a symbolic link, or (in git only) the commit of a submodule. */
export type Content = string | Uint8Array | { symlink: string } | { submodule: string };
export type Files = Readonly<Record<string, Content>>;

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder with these files; it is gone when the tests of the file are done. */
export function folder(files: Files = {}): string {
  const top = realpathSync(mkdtempSync(path.join(tmpdir(), "apigate-test-")));
  made.push(top);
  writeFiles(top, files);
  return top;
}

export function writeFiles(top: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(top, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(file, content);
    else if ("symlink" in content) symlinkSync(content.symlink, file);
    else throw new Error(`${name}: a submodule exists only in git`);
  }
}
