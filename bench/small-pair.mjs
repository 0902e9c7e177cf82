/** A small service of six resources in two versions: one property gone, one parameter required. */
export function smallPair() {
  return { base: describe("1.0.0"), revision: describe("2.0.0", { changed: true }) };
}

const resources = ["orders", "customers", "invoices", "shipments", "products", "refunds"];

function describe(version, { changed = false } = {}) {
  const entries = resources.map((name, index) => [name, changed && index === 0]);
  return {
    openapi: "3.0.3",
    info: { title: "Shop", version },
    paths: Object.assign({}, ...entries.map(([name, differs]) => pathsOf(name, differs))),
    components: { schemas: Object.fromEntries(entries.map(schemaOf)) },
  };
}

function pathsOf(name, changed) {
  const schema = { $ref: `#/components/schemas/${name}` };
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  const limit = { name: "limit", in: "query", required: changed, schema: { type: "integer" } };
  return {
    [`/${name}`]: {
      get: { parameters: [limit], responses: answer("200", { type: "array", items: schema }) },
      post: { requestBody: { content: json(schema) }, responses: answer("201", schema) },
    },
    [`/${name}/{id}`]: {
      get: { parameters: [id], responses: answer("200", schema) },
      delete: { parameters: [id], responses: { 204: { description: "Deleted" } } },
    },
  };
}

function schemaOf([name, changed]) {
  const properties = {
    id: { type: "string", maxLength: 36 },
    state: { type: "string", enum: ["open", "closed"] },
    total: { type: "integer", minimum: 0 },
    created: { type: "string", format: "date-time" },
  };
  if (changed) delete properties.total;
  return [name, { type: "object", required: ["id", "state"], properties }];
}

function answer(status, schema) {
  return { [status]: { description: "The answer", content: json(schema) } };
}

function json(schema) {
  return { "application/json": { schema } };
}
