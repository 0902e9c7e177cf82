import type { Entry, Tree } from "./tree.ts";

/** The files of one folder of a tree, named relative to it. What stands outside is not there. */
export function treeUnder(tree: Tree, folder: string): Tree {
  const prefix = `${folder}/`;
  const inside = (path: string): string => path.slice(prefix.length);
  return {
    ...tree,
    id: undefined,
    async entries() {
      const found = new Map<string, Entry>();
      for (const [path, entry] of await tree.entries())
        if (path.startsWith(prefix)) found.set(inside(path), { ...entry, path: inside(path) });
      return found;
    },
    async read(paths, limit) {
      const blobs = await tree.read(
        paths.map((path) => prefix + path),
        limit,
      );
      return new Map([...blobs.values()].map((blob) => [inside(blob.path), renamed(blob, inside(blob.path))]));
    },
  };
}

/** The id of a blob may be worked out when it is asked for. */
const renamed = <T extends { oid: string }>(blob: T, path: string): T =>
  Object.create(blob, { path: { value: path, enumerable: true } });
