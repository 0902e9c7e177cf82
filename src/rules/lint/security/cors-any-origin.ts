import { items, member, members, type Node } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "cors-any-origin",
  on: "parameter",
  severity: "info",
  summary: "Pages of every origin may read a response",
  why: "`Access-Control-Allow-Origin: *` lets any page that somebody opens read what the API answers (OWASP API8:2023).",
  instead: "Name the origins that may read it, or leave the header out",

  check({ parameter }) {
    if (parameter.in !== "response header" || parameter.name.toLowerCase() !== "access-control-allow-origin") return;
    const any = valuesIn(parameter.node).find(({ value }) => value === "*");
    return any && { message: "`Access-Control-Allow-Origin` is `*`", at: any };
  },
});

/** What a header is shown or fixed to be. */
function valuesIn(header: Node): Node[] {
  const schema = member(header, "schema");
  const single = [header, schema].flatMap((node) =>
    ["example", "default", "const"].flatMap((keyword) => (node && member(node, keyword)) ?? []),
  );
  const named = members(member(header, "examples")).flatMap(([, example]) => member(example, "value") ?? []);
  const listed = [header, schema].flatMap((node) =>
    ["enum", "examples"].flatMap((keyword) => items(node && member(node, keyword))),
  );
  return [...single, ...named, ...listed];
}
