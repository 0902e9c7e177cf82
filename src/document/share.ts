type Container = Record<string, unknown>;

/**
 * A value whose objects and lists are those of another version wherever they are equal to what stands at the same path
 * there, down to the order of keys. Neither of the two is changed. Depth is bounded by the parser.
 */
export function shareEqual(value: unknown, other: unknown): unknown {
  if (!isContainer(value) || !isContainer(other) || Array.isArray(value) !== Array.isArray(other)) return value;
  return Array.isArray(value) ? shareItems(value, other as unknown as unknown[]) : shareMembers(value, other);
}

function shareItems(value: unknown[], other: unknown[]): unknown[] {
  let isEqual = value.length === other.length;
  let copy: unknown[] | undefined;
  for (const [index, item] of value.entries()) {
    const shared = shareEqual(item, other[index]);
    if (!Object.is(shared, other[index])) isEqual = false;
    if (shared === item || !isContainer(item)) continue;
    copy ??= value.slice();
    copy[index] = shared;
  }
  return isEqual ? other : (copy ?? value);
}

function shareMembers(value: Container, other: Container): Container {
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
    copy ??= { ...value };
    Object.defineProperty(copy, key, { value: shared, writable: true, enumerable: true, configurable: true });
  }
  return isEqual ? other : (copy ?? value);
}

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;
