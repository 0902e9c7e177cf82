/**
 * A pact made from a description: one interaction for each of the first `count` GET operations that answer 200 with
 * JSON, the body an example of three levels with one `type` matcher at its top.
 */
export function pactFor(description, count) {
  const interactions = [];
  while (interactions.length < count) {
    const before = interactions.length;
    for (const [path, item] of Object.entries(description.paths)) {
      if (interactions.length === count) break;
      const interaction = item.get && interactionFor(description, path, item.get, interactions.length);
      if (interaction) interactions.push(interaction);
    }
    if (interactions.length === before) throw new Error("the description has no operation to make an interaction of");
  }
  return {
    consumer: { name: "bench" },
    provider: { name: "provider" },
    interactions,
    metadata: { pactSpecification: { version: "3.0.0" } },
  };
}

function interactionFor(description, path, operation, number) {
  const response = resolve(description, operation.responses?.["200"]);
  const schema = response?.content?.["application/json"]?.schema;
  if (!schema) return undefined;
  return {
    description: `${number}: GET ${path}`,
    request: {
      method: "GET",
      path: path.replace(/\{[^}]*\}/g, "1"),
      headers: { Authorization: "Bearer token" },
    },
    response: {
      status: 200,
      headers: { "Content-Type": "application/json" },
      body: example(description, schema, 3),
      matchingRules: { body: { $: { matchers: [{ match: "type" }] } } },
    },
  };
}

function resolve(description, value) {
  if (typeof value?.$ref !== "string") return value;
  const tokens = value.$ref.slice(2).split("/");
  const target = tokens.reduce((at, token) => at?.[token.replaceAll("~1", "/").replaceAll("~0", "~")], description);
  return resolve(description, target);
}

const SCALARS = { string: "text", integer: 1, number: 1.5, boolean: true };

function example(description, place, depth) {
  const schema = resolve(description, place) ?? {};
  if (schema.enum) return schema.enum[0];
  const branch = schema.oneOf?.[0] ?? schema.anyOf?.[0] ?? schema.allOf?.[0];
  if (branch) return example(description, branch, depth);
  if (schema.type === "array") return depth > 0 ? [example(description, schema.items, depth - 1)] : [];
  if (schema.type !== "object" && !schema.properties) return SCALARS[schema.type] ?? "text";
  if (depth === 0) return {};
  const properties = Object.entries(schema.properties ?? {}).slice(0, 12);
  return Object.fromEntries(properties.map(([name, inner]) => [name, example(description, inner, depth - 1)]));
}
