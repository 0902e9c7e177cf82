import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import path from "node:path";
import { type GitDir, gitDir } from "./git-dir.ts";
import { WITH_TOTAL, WITHOUT_TOTAL } from "./openapi.ts";

/** Every file, `.git` included, with what is in it and when it was written. */
export function snapshot(top: string): string[] {
  const entries = readdirSync(top, { recursive: true, withFileTypes: true });
  return entries
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const content = entry.isFile() ? createHash("sha256").update(readFileSync(file)).digest("hex") : "";
      return `${path.relative(top, file)} ${lstatSync(file).mtimeMs} ${content}`;
    })
    .sort();
}

/** A work tree with everything a careless tool could tidy away: staged, unstaged, untracked, deleted, ignored. */
export function untidy(): GitDir {
  const files = gitDir({
    "v1.2": { "openapi.json": WITH_TOTAL, "gone.txt": "1", ".gitignore": "*.log\n" },
    "v1.3": { "openapi.json": WITHOUT_TOTAL, "gone.txt": "2", ".gitignore": "*.log\n", "staged.txt": "1" },
  });
  files.write({ "staged.txt": "2", "untracked.txt": "", "ignored.log": "" });
  files.git("add", "staged.txt");
  files.git("stash", "push", "--quiet", "--keep-index");
  rmSync(path.join(files.path, "gone.txt"));
  utimesSync(path.join(files.path, "openapi.json"), 1, 1); // git would refresh its index for this
  return files;
}
