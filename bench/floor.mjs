import { readFileSync } from "node:fs";

/** The least a comparison can cost: start node, parse both descriptions, visit every node once. */
const roots = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const counts = roots.map(countNodes);
process.stdout.write(`${counts.join(" + ")} nodes\n`);

function countNodes(root) {
  const open = [root];
  let count = 0;
  while (open.length > 0) {
    const node = open.pop();
    count += 1;
    if (node === null || typeof node !== "object") continue;
    for (const key in node) open.push(node[key]);
  }
  return count;
}
