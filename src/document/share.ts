type Container = Record<string, unknown>;

/**
 * A value whose objects and lists are those of another version wherever they are equal to what stands at the same path
 * there, down to the order of keys. Neither of the two is changed. Depth is bounded by the parser.
 */
export function shareEqual(value: unknown, other: unknown): unknown {
  if (!isContainer(value) || !isContainer(other) || Array.isArray(value) !== Array.isArray(other)) return value;
  const keys = Object.keys(value);
  const others = Object.keys(other);
  let isEqual = keys.length === others.length;
  let copy: Container | undefined;
  for (const [index, key] of keys.entries()) {
    if (key !== others[index]) isEqual = false;
    const child = value[key];
    const counterpart = Object.hasOwn(other, key) ? other[key] : undefined;
    const shared = isContainer(child) ? shareEqual(child, counterpart) : child;
    if (!Object.is(shared, counterpart)) isEqual = false;
    if (shared === child || !isContainer(child)) continue;
    copy ??= Array.isArray(value) ? (value.slice() as unknown as Container) : { ...value };
    Object.defineProperty(copy, key, { value: shared, writable: true, enumerable: true, configurable: true });
  }
  return isEqual ? other : (copy ?? value);
}

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;
