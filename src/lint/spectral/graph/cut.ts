import { isContainer, type Value } from "./source-file.ts";

/** References to other files that were followed: by the object they stand in, and their key there. */
export type Followed = ReadonlyMap<object, ReadonlyMap<string, Value>>;

interface Step {
  at: object;
  keys: readonly string[];
  next: number;
}

/**
 * Opens circles that references between files close: the last reference on the way round that leads into another file
 * stays what is written there. Spectral's copies never become circles; functions could not print one, nor end with it.
 */
export function cutCircles(root: Value, followed: Followed): void {
  if (!isContainer(root) || followed.size === 0) return;
  const done = new Set<object>();
  const open = new Set<object>([root]);
  const way: Step[] = [{ at: root, keys: Object.keys(root), next: 0 }];
  for (let top = way.at(-1); top; top = way.at(-1)) {
    const key = top.keys[top.next++];
    if (key === undefined) {
      way.pop();
      open.delete(top.at);
      done.add(top.at);
      continue;
    }
    const child = (top.at as Record<string, Value>)[key];
    if (!isContainer(child) || done.has(child)) continue;
    if (open.has(child)) cut(way, child, followed);
    else {
      open.add(child);
      way.push({ at: child, keys: Object.keys(child), next: 0 });
    }
  }
}

/** From the end of the way back to where the circle begins. */
function cut(way: readonly Step[], start: object, followed: Followed): void {
  for (let index = way.length - 1; index >= 0; index--) {
    const { at, keys, next } = way[index] as Step;
    const key = keys[next - 1] as string;
    const written = followed.get(at)?.get(key);
    if (written !== undefined) {
      (at as Record<string, Value>)[key] = written;
      return;
    }
    if (at === start) return;
  }
}
