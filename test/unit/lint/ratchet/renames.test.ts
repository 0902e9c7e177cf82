import { describe, expect, test } from "vitest";
import { loadDescription } from "../../../../src/document/load.ts";
import { parseDocument } from "../../../../src/document/parse.ts";
import { canonicalPlace, Places } from "../../../../src/lint/ratchet/place.ts";
import { findRenames } from "../../../../src/lint/ratchet/renames.ts";
import type { Api } from "../../../../src/model/api.ts";
import { buildApi } from "../../../../src/model/build.ts";
import { load } from "../../../support/compare.ts";
import { memoryTree } from "../../../support/memory-tree.ts";
import { type JsonObject, json } from "../../../support/openapi.ts";

const ref = (name: string): JsonObject => ({ $ref: name.includes("#") ? name : `#/components/schemas/${name}` });
const ORDER: JsonObject = { type: "object", properties: { id: { type: "string" }, total: { type: "number" } } };

/** `GET /orders` answers with this schema; these components stand beside it. */
const answering = (
  schema: JsonObject,
  schemas: JsonObject = {},
  path = "/orders",
  more: JsonObject = {},
): JsonObject => ({
  openapi: "3.0.3",
  info: { title: "t", version: "1" },
  paths: {
    [path]: { get: { responses: { "200": { description: "ok", content: { "application/json": { schema } } } } } },
  },
  components: { schemas },
  ...more,
});

async function read(files: Record<string, JsonObject>, root: string): Promise<Api> {
  const tree = memoryTree(Object.fromEntries(Object.entries(files).map(([file, value]) => [file, json(value)])));
  const blob = (await tree.read([root])).get(root);
  if (!blob) throw new Error(`${root} is not there`);
  return buildApi(await loadDescription(tree, parseDocument(blob), parseDocument));
}

const of = (value: JsonObject): Promise<Api> => load({ file: "api.json", text: json(value) });

/** Where a place of base stands in the revision, and the way back. */
async function now(base: JsonObject, revision: JsonObject, place: string): Promise<string> {
  const renames = findRenames(await of(base), await of(revision));
  const found = renames.now(place);
  expect(renames.before(found)).toBe(canonicalPlace(place));
  return found;
}

const AT = "#/paths/~1orders/get/responses/200/content/application~1json/schema";

describe("a component goes by what refers to it", () => {
  test("under another name, changed on the way", async () => {
    const edited = { ...ORDER, description: "An order" };
    const base = answering(ref("Order"), { Order: ORDER });
    const place = await now(
      base,
      answering(ref("PurchaseOrder"), { PurchaseOrder: edited }),
      "#/components/schemas/Order/properties/id",
    );
    expect(place).toBe("#/components/schemas/PurchaseOrder/properties/id");
  });

  test("through other components, and in a list of alternatives", async () => {
    const list = (name: string): JsonObject => ({ type: "array", items: { oneOf: [ref("Other"), ref(name)] } });
    const base = answering(ref("List"), { List: list("Order"), Order: ORDER, Other: {} });
    const revision = answering(ref("List"), { List: list("Sale"), Sale: ORDER, Other: {} });
    expect(await now(base, revision, "#/components/schemas/Order")).toBe("#/components/schemas/Sale");
    expect(await now(base, revision, "#/components/schemas/List/items/oneOf/Order")).toBe(
      "#/components/schemas/List/items/oneOf/Sale",
    );
  });

  test("when it was written out before, or is now", async () => {
    const inline = answering(ORDER);
    const shared = answering(ref("Order"), { Order: ORDER });
    expect(await now(inline, shared, `${AT}/properties/id`)).toBe("#/components/schemas/Order/properties/id");
    expect(await now(shared, inline, "#/components/schemas/Order/properties/id")).toBe(`${AT}/properties/id`);
  });

  test("from a property whose name is a keyword elsewhere; an example refers to nothing", async () => {
    const holding = (name: string, key: string): JsonObject => ({
      properties: { [key]: ref(name) },
      example: { $ref: "#/components/schemas/Other" },
    });
    const place = "#/components/schemas/Order/properties/id";
    for (const key of ["example", "default", "enum"])
      expect(
        await now(
          answering(holding("Order", key), { Order: ORDER }),
          answering(holding("Purchase", key), { Purchase: { ...ORDER, title: "p" } }),
          place,
        ),
      ).toBe("#/components/schemas/Purchase/properties/id");
  });

  test("when it refers to itself", async () => {
    const tree = (name: string): JsonObject => ({ type: "object", properties: { child: ref(name) } });
    const base = answering(ref("Tree"), { Tree: tree("Tree") });
    const revision = answering(ref("Node"), { Node: tree("Node") });
    expect(await now(base, revision, "#/components/schemas/Tree/properties/child")).toBe(
      "#/components/schemas/Node/properties/child",
    );
  });
});

test("a component that nobody refers to goes by its content, if that is unique", async () => {
  const base = answering({}, { Order: ORDER, Twin: { type: "string" } });
  const revision = answering({}, { Sale: ORDER, A: { type: "string" }, B: { type: "string" } });
  expect(await now(base, revision, "#/components/schemas/Order/properties/id")).toBe(
    "#/components/schemas/Sale/properties/id",
  );
  expect(await now(base, revision, "#/components/schemas/Twin")).toBe("#/components/schemas/Twin");
});

describe("nothing is renamed", () => {
  const base = answering(ref("Order"), { Order: ORDER });

  test("that is still there", async () => {
    const revision = answering(ref("Sale"), { Order: ORDER, Sale: ORDER });
    expect(await now(base, revision, "#/components/schemas/Order")).toBe("#/components/schemas/Order");
  });

  test("to what was there before", async () => {
    const both = answering(ref("Order"), { Order: ORDER, Sale: {} });
    expect(await now(both, answering(ref("Sale"), { Sale: ORDER }), "#/components/schemas/Order")).toBe(
      "#/components/schemas/Order",
    );
  });

  test("to two things", async () => {
    const two = (first: string, second: string) => ({ type: "object", properties: { a: ref(first), b: ref(second) } });
    const before = answering(two("Order", "Order"), { Order: ORDER });
    const renames = findRenames(await of(before), await of(answering(two("A", "B"), { A: ORDER, B: ORDER })));
    const place = renames.now("#/components/schemas/Order");
    expect(["#/components/schemas/A", "#/components/schemas/B"]).toContain(place);
    expect(renames.before(place)).toBe("#/components/schemas/Order");
  });
});

test("a file that has moved, and one whose root document has", async () => {
  const root = (file: string): JsonObject => answering(ref(`${file}#/Order`));
  const base = await read(
    { "a/api.json": root("../schemas/order.json"), "schemas/order.json": { Order: ORDER } },
    "a/api.json",
  );
  const moved = await read(
    { "a/api.json": root("models/order.json"), "a/models/order.json": { Order: ORDER } },
    "a/api.json",
  );
  expect(findRenames(base, moved).now("../schemas/order.json#/Order/properties/id")).toBe(
    "models/order.json#/Order/properties/id",
  );
  const deeper = await read(
    { "x/y/api.json": root("../../schemas/order.json"), "schemas/order.json": { Order: ORDER } },
    "x/y/api.json",
  );
  expect(findRenames(base, deeper).now("../schemas/order.json#/Order/properties/id")).toBe(
    "../../schemas/order.json#/Order/properties/id",
  );
});

test("a prefix that moves from the paths to the server", async () => {
  const base = answering(ORDER, {}, "/v1/orders");
  const revision = answering(ORDER, {}, "/orders", { servers: [{ url: "https://example.org/v1" }] });
  expect(
    await now(
      { ...base, servers: [{ url: "https://example.org" }] },
      revision,
      "#/paths/~1v1~1orders/get/responses/200",
    ),
  ).toBe("#/paths/~1orders/get/responses/200");
});

test("path parameters go by their position", () => {
  const place = (id: string) => `#/paths/~1orders~1{${id}}~1lines~1{line}/get/parameters/path:${id}/schema`;
  expect(canonicalPlace(place("id"))).toBe(canonicalPlace(place("orderId")));
  expect(canonicalPlace("#/paths/~1a~1{id}/parameters/path:id")).toBe("#/paths/~1a~1{}/parameters/path:{0}");
  expect(canonicalPlace("#/paths/~1a~1{id}/parameters/path:other")).toBe("#/paths/~1a~1{}/parameters/path:other");
  expect(canonicalPlace("#/paths/~1a~1{id}/parameters/query:id")).toBe("#/paths/~1a~1{}/parameters/query:id");
  expect(canonicalPlace("#/components/schemas/{id}")).toBe("#/components/schemas/{id}");
});

test("a place is found by its name", async () => {
  const api = await of({
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    tags: [{ name: "x" }, { name: "y~/{z}" }],
    paths: {
      "/a/{id}": { parameters: [{ name: "id", in: "path", required: true, schema: {} }], get: { responses: {} } },
    },
  });
  const places = new Places(api.description);
  const at = (place: string) => places.find(place)?.value;
  expect(at("#/tags/y~0~1{z}")).toEqual({ name: "y~/{z}" });
  expect(at("#/paths/~1a~1{other}/get")).toEqual({ responses: {} });
  expect(at("#/paths/~1a~1{other}/parameters/path:other")).toMatchObject({ name: "id" });
  expect(at("#")).toBe(api.node.value);
  for (const place of ["#/tags/z", "#/paths/~1b", "#/__proto__", "other.json#/tags", "#/tags/x/name/length", ""])
    expect(at(place)).toBeUndefined();
});
