/** Names close to a mistyped one, best first: `v1.2` → `v1.2.0`, `v1.1`. */
export function nearest(wanted: string, names: Iterable<string>, count = 3): string[] {
  const scored: { name: string; distance: number }[] = [];
  for (const name of names) {
    const distance = likeness(wanted, name);
    if (distance <= Math.max(2, wanted.length / 3)) scored.push({ name, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return scored.slice(0, count).map(({ name }) => name);
}

/** "Did you mean `v1.2`, `v1.3`?" or nothing. */
export function didYouMean(wanted: string, names: Iterable<string>): string | undefined {
  const close = nearest(wanted, names);
  return close.length > 0 ? `Did you mean ${close.map((name) => `\`${name}\``).join(", ")}?` : undefined;
}

/** An extension (`v1.2` of `v1.2.0`, `1.2` of `v1.2`) is nearer than any typing mistake. */
function likeness(wanted: string, name: string): number {
  const [a, b] = [wanted.toLowerCase(), name.toLowerCase()];
  if (b.startsWith(a) || b.endsWith(a)) return 0.5;
  return editDistance(a.slice(0, 64), b.slice(0, 64));
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
