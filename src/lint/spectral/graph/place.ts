import { escapeToken } from "../../../document/pointer.ts";
import { closestPath, isContainer, type Site, type SourceFile, type Value } from "./source-file.ts";

/** A place in a file, and what of a path leads on from there to something that is missing. */
export interface Place {
  file: SourceFile;
  path: readonly string[];
  missing: readonly string[];
}

/**
 * Where a path of the resolved description stands in its files: at each `$ref` on the way the path goes on at its
 * target. A place that is not there is its closest one. Undefined where the path leads nowhere at all.
 */
export function placeOf(root: SourceFile, path: readonly string[]): Place | undefined {
  const present = closestPath(root.resolved, path);
  const rest = afterReference(root.value, present);
  if (rest === undefined) return undefined;
  if (rest === "none") return { file: root, path: closestPath(root.value, path), missing: path };
  const missing = rest.length === 0 ? [] : path.slice(path.lastIndexOf(rest.at(-1) as string) + 1);
  const end = follow(root, path);
  if (end.lost) return { file: end.file, path: end.path, missing: [...end.path, ...path.slice(end.steps)] };
  const closest = closestPath(end.file.value, end.path);
  return { file: end.file, path: closest, missing: [...closest, ...missing] };
}

/** What of a path is left at the first `$ref` on it; "none" where there is none, undefined where it ends before. */
function afterReference(root: Value, path: readonly string[]): readonly string[] | "none" | undefined {
  let at = root;
  for (const [index, key] of path.entries()) {
    if (!isContainer(at)) return undefined;
    if (Object.hasOwn(at, key)) at = at[key];
    else return typeof at.$ref === "string" ? path.slice(index) : undefined;
  }
  const isReference = isContainer(at) && typeof at.$ref === "string" && Object.keys(at).length === 1;
  return isReference ? [] : "none";
}

interface End {
  file: SourceFile;
  path: string[];
  /** It is a reference that names no file that there is. */
  lost: boolean;
  /** Keys of the path that lead here. */
  steps: number;
}

function follow(root: SourceFile, path: readonly string[]): End {
  const end: End = { file: root, path: [], lost: false, steps: 0 };
  let pointer = "#";
  const jump = (site: Site): void => {
    end.lost = !site.target;
    if (!site.target) return;
    end.file = site.target;
    end.path = [...(site.targetPath ?? [])];
    pointer = ["#", ...end.path.map(escapeToken)].join("/");
  };
  const jumpAll = (): void => {
    const seen = new Set<Site>();
    for (let site = siteAt(end.file, pointer); site && !end.lost && !seen.has(site); site = siteAt(end.file, pointer)) {
      seen.add(site);
      jump(site);
    }
  };
  jumpAll();
  for (const key of path) {
    end.path.push(key);
    end.steps++;
    pointer += `/${escapeToken(key)}`;
    jumpAll();
    if (end.lost) break;
  }
  return end;
}

const siteAt = (file: SourceFile, pointer: string): Site | undefined => {
  const site = file.sites.get(pointer);
  return site?.followed ? site : undefined;
};
