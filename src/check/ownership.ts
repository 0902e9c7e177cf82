import { CODEOWNERS_FILES } from "../lint/codeowners.ts";
import { catalogFilesFor, type Ownership, ownershipOf } from "../lint/ownership.ts";
import type { Tree } from "../source/tree.ts";

/** GitHub ignores larger ones. */
const LARGEST = 3 * 1024 * 1024;

/** Who owns the description in this file, as its repository says it; undefined where nothing does. */
export async function ownershipIn(tree: Tree, file: string): Promise<Ownership | undefined> {
  const catalogFiles = catalogFilesFor(file);
  const blobs = await tree.read([...CODEOWNERS_FILES, ...catalogFiles], LARGEST);
  const text = (path: string) => Buffer.from(blobs.get(path)?.bytes ?? []).toString();
  const owners = CODEOWNERS_FILES.find((path) => blobs.has(path));
  return ownershipOf(file, {
    catalogs: catalogFiles.filter((path) => blobs.has(path)).map((path) => ({ file: path, text: text(path) })),
    codeowners: owners === undefined ? undefined : { file: owners, text: text(owners) },
  });
}
