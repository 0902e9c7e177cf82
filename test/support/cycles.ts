/** Groups of nodes that reach one another (Tarjan's strongly connected components), each sorted. */
export function cyclesOf(nodes: readonly string[], edgesOf: (node: string) => readonly string[]): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];

  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.get(node) ?? 0);
    open.push(node);
    for (const next of edgesOf(node)) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const group = open.splice(open.indexOf(node));
    if (group.length > 1 || edgesOf(node).includes(node)) cycles.push(group.sort());
  };

  for (const node of nodes) if (!order.has(node)) visit(node);
  return cycles.sort();
}
