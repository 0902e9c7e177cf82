/** Members of a value that are visited when each way to them is walked, and how deep they lie. */
export interface TreeSize {
  members: number;
  depth: number;
}

const LEAF: TreeSize = { members: 0, depth: 0 };

/** Of something that is larger than it is allowed to be, or endless. */
const TOO_DEEP: TreeSize = { members: Infinity, depth: Infinity };

/** Measures a value whose parts may be shared, each part once. What is deeper than `deepest` counts as endless. */
export function treeSize(root: unknown, deepest: number): TreeSize {
  const known = new Map<object, TreeSize>();
  const measure = (value: unknown, depth: number): TreeSize => {
    if (typeof value !== "object" || value === null) return LEAF;
    if (depth > deepest) return TOO_DEEP;
    const measured = known.get(value);
    if (measured) return measured;
    const size = { members: 0, depth: 0 };
    known.set(value, TOO_DEEP);
    for (const child of Object.values(value)) {
      const below = measure(child, depth + 1);
      size.members += 1 + below.members;
      size.depth = Math.max(size.depth, 1 + below.depth);
    }
    known.set(value, size);
    return size;
  };
  return measure(root, 0);
}
