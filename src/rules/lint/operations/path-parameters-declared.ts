import { defineLintRule, type LintHit } from "../../../lint/rule.ts";

export default defineLintRule({
  id: "path-parameters-declared",
  on: "path",
  severity: "error",
  summary: "A path and its parameters do not match",
  why: "Each `{name}` of a path is a parameter and the other way round (OpenAPI 3.1 §4.8.8); otherwise no client can build the URL.",
  instead: "Describe each `{name}` of the path with a parameter, and no others",

  check({ path, operations }) {
    const names = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
    const wanted = new Set(names);
    const hits = repeated(names).map(
      (name): LintHit => ({ message: `\`{${name}}\` stands twice in \`${path}\``, key: name }),
    );
    for (const operation of operations) {
      const declared = [...operation.parameters.values()].filter((parameter) => parameter.in === "path");
      const known = new Set(declared.map(({ name }) => name));
      for (const name of wanted)
        if (!known.has(name))
          hits.push({ at: operation.node, key: name, message: `${operation.name} does not describe \`{${name}}\`` });
      for (const { name, node } of declared)
        if (!wanted.has(name))
          hits.push({ at: node, key: operation.name, message: `${operation.name} has no \`{${name}}\` in its path` });
    }
    return hits;
  },
});

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.has(name) || !seen.add(name));
}
