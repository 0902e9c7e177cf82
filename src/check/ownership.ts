import { catalogFilesFor, type Ownership, ownershipOf } from "../lint/ownership.ts";
import type { Tree } from "../source/tree.ts";

/** Where GitHub looks for it, in this order. */
const CODEOWNERS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

/** GitHub ignores larger ones. */
const LARGEST = 3 * 1024 * 1024;

/** Who owns the description in this file, as its repository says it; undefined where nothing does. */
export async function ownershipIn(tree: Tree, file: string): Promise<Ownership | undefined> {
  const catalogFiles = catalogFilesFor(file);
  const blobs = await tree.read([...CODEOWNERS, ...catalogFiles], LARGEST);
  const text = (path: string) => Buffer.from(blobs.get(path)?.bytes ?? []).toString();
  const owners = CODEOWNERS.find((path) => blobs.has(path));
  return ownershipOf(file, {
    catalogs: catalogFiles.filter((path) => blobs.has(path)).map((path) => ({ file: path, text: text(path) })),
    codeowners: owners === undefined ? undefined : { file: owners, text: text(owners) },
  });
}
