import { items, members, type Node } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { secretIn } from "./_secrets.ts";

export default defineLintRule({
  id: "secret-in-example",
  on: "example",
  severity: "error",
  summary: "An example, default or enumerated value contains a secret",
  why: "Descriptions are published, copied and kept in every version: whoever reads one can use what stands in it.",
  instead: "Remove the secret, make it worthless where it was issued, and write one that is plainly made up",

  check({ node }) {
    return [...textsIn(node)].flatMap((text) => {
      const secret = secretIn(text.value);
      return secret ? [{ message: `What looks like ${secret.kind} (\`${secret.start}…\`) stands here`, at: text }] : [];
    });
  },
});

/** Texts in a value, at any depth; nesting is bounded by the parser. */
function* textsIn(node: Node): Generator<Node<string>> {
  const { value } = node;
  if (typeof value === "string") yield { ...node, value };
  else
    for (const below of Array.isArray(value) ? items(node) : members(node).map(([, item]) => item))
      yield* textsIn(below);
}
