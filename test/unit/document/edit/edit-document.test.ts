import fc from "fast-check";
import yaml from "js-yaml";
import { describe, expect, test } from "vitest";
import type { Document } from "../../../../src/document/document.ts";
import type { Edit } from "../../../../src/document/edit/edit.ts";
import { editDocument } from "../../../../src/document/edit/edit-document.ts";
import { childNode, type Node, rootNode } from "../../../../src/document/node.ts";
import { parseDocument } from "../../../../src/document/parse.ts";
import type { Json, JsonObject } from "../../../../src/document/value.ts";

const documentOf = (text: string, file = "openapi.yaml"): Document =>
  parseDocument({ path: file, oid: "", bytes: Buffer.from(text) });

const nodeAt = (document: Document, ...tokens: (string | number)[]): Node =>
  tokens.reduce<Node>(
    (node, token) => childNode(node, token, (node.value as JsonObject)[token] as Json),
    rootNode(document),
  );

/** Edits and answers the text; the edit is told by the way to its place. */
function edited(
  text: string,
  edit: DistributiveOmit<Edit, "place">,
  ...tokens: (string | number)[]
): string | undefined {
  const document = documentOf(text);
  return editDocument(document, { ...edit, place: nodeAt(document, ...tokens) } as Edit)?.text();
}
type DistributiveOmit<T, K extends keyof never> = T extends unknown ? Omit<T, K> : never;

const ORDERS = `# The orders of a shop.
openapi: 3.1.0
info: { title: 'Orders', version: 1.0.0 } # inline
tags:
  # what is sent
  - name: shipments
    description: >-
      Parcels
      and pallets

  - name: orders # what is bought
servers:
- url: "https://api.example.com/"
paths:
  /orders/:
    # lists
    get:
      responses: {}   # none yet
`;

describe("YAML keeps everything but what is edited", () => {
  test("a value, in its quotes", () => {
    expect(edited(ORDERS, { kind: "replace", value: "https://api.example.com" }, "servers", 0, "url")).toBe(
      ORDERS.replace("example.com/", "example.com"),
    );
    expect(edited(ORDERS, { kind: "replace", value: "Bestellungen" }, "info", "title")).toBe(
      ORDERS.replace("'Orders'", "'Bestellungen'"),
    );
  });

  test("a key", () => {
    expect(edited(ORDERS, { kind: "rename", key: "/orders" }, "paths", "/orders/")).toBe(
      ORDERS.replace("/orders/:", "/orders:"),
    );
  });

  test("a new member, at the top of a block, behind another and in brackets", () => {
    expect(edited(ORDERS, { kind: "add", key: "operationId", value: "listOrders" }, "paths", "/orders/", "get")).toBe(
      ORDERS.replace("      responses", "      operationId: listOrders\n      responses"),
    );
    expect(edited(ORDERS, { kind: "add", key: "x-a", value: true, after: "servers" })).toBe(
      ORDERS.replace('example.com/"\n', 'example.com/"\nx-a: true\n'),
    );
    expect(edited(ORDERS, { kind: "add", key: "summary", value: "All: of them", after: "title" }, "info")).toBe(
      ORDERS.replace("'Orders',", `'Orders', summary: "All: of them",`),
    );
    expect(edited(ORDERS, { kind: "add", key: "200", value: 1 }, "paths", "/orders/", "get", "responses")).toBe(
      ORDERS.replace("responses: {}", 'responses: {"200": 1}'),
    );
  });

  test("an order, with the comments that belong to each", () => {
    expect(edited(ORDERS, { kind: "order", order: [1, 0] }, "tags")).toBe(
      ORDERS.replace(/ {2}# what is sent[\s\S]*what is bought\n/, "").replace(
        "tags:\n",
        "tags:\n\n  - name: orders # what is bought\n  # what is sent\n  - name: shipments\n    description: >-\n      Parcels\n      and pallets\n",
      ),
    );
  });

  test("an item at the end, and one that goes", () => {
    expect(edited(ORDERS, { kind: "append", value: { url: "https://b.example.com" } }, "servers")).toBe(
      ORDERS.replace("paths:", "- url: https://b.example.com\npaths:"),
    );
    expect(edited(ORDERS, { kind: "remove" }, "tags", 0)).toBe(
      ORDERS.replace(/ {2}# what is sent[\s\S]*pallets\n/, ""),
    );
  });

  test("aliases and anchors are left alone", () => {
    const text = "a: &x { b: 1 }\nc: *x\nd: { <<: *x, e: 2 }\n";
    expect(edited(text, { kind: "replace", value: 2 }, "a", "b")).toBeUndefined();
    expect(edited(text, { kind: "add", key: "z", value: 2 }, "c")).toBeUndefined();
    expect(edited(text, { kind: "replace", value: 2 }, "d", "b")).toBeUndefined();
  });
});

test("JSON keeps its indentation, line ends and order", () => {
  const text =
    '{\r\n\t"tags": [\r\n\t\t{ "name": "b" },\r\n\t\t{"name":"a"}\r\n\t],\r\n\t"paths": {"/a/": {}}\r\n}\r\n';
  const document = documentOf(text, "openapi.json");
  const run = (edit: DistributiveOmit<Edit, "place">, ...tokens: (string | number)[]) =>
    editDocument(document, { ...edit, place: nodeAt(document, ...tokens) } as Edit)?.text();
  expect(run({ kind: "order", order: [1, 0] }, "tags")).toBe(
    text.replace('{ "name": "b" },\r\n\t\t{"name":"a"}', '{"name":"a"},\r\n\t\t{ "name": "b" }'),
  );
  expect(run({ kind: "rename", key: "/a" }, "paths", "/a/")).toBe(text.replace("/a/", "/a"));
  expect(run({ kind: "add", key: "x", value: [1], after: "tags" })).toBe(
    text.replace("\t],\r\n", '\t],\r\n\t"x": [1],\r\n'),
  );
});

const key = fc.constantFrom("a", "b", "name", "x-y", "/p/{q}", "200", "true", "with space", "é");
const plain = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("yes", "1", "a: b", "# c", "line\nline", "- d", ""),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    plain as fc.Arbitrary<Json>,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

/** Every place of a value. */
function* places(node: Node): Generator<Node> {
  yield node;
  if (typeof node.value !== "object" || node.value === null) return;
  for (const [name, below] of Object.entries(node.value))
    yield* places(childNode(node, Array.isArray(node.value) ? Number(name) : name, below));
}

function editsAt(place: Node, text: string, small: number): Edit[] {
  const { value: at, parent } = place;
  if (Array.isArray(at)) {
    const order = at.map((_, index) => (index + 1) % at.length);
    return [
      { kind: "append", place, value: text },
      { kind: "order", place, order },
    ];
  }
  if (typeof at === "object" && at !== null) {
    const names = Object.keys(at);
    const after = names[small % (names.length + 1)];
    return Object.hasOwn(at, text)
      ? []
      : [{ kind: "add", place, key: text, value: { z: text }, ...(after === undefined ? {} : { after }) }];
  }
  const free = parent && !Array.isArray(parent.value) && !Object.hasOwn(parent.value as object, text);
  return [
    { kind: "replace", place, value: text },
    ...(free ? [{ kind: "rename" as const, place, key: text }] : []),
    ...(parent ? [{ kind: "remove" as const, place }] : []),
  ];
}

describe("an edit is right or is not made", () => {
  test.each([
    ["JSON", 0.7, (json: Json, indent: number) => JSON.stringify(json, null, indent)],
    [
      "YAML",
      0.6,
      (json: Json, indent: number) => yaml.dump(json, { indent: 2 + (indent % 3), lineWidth: 20 + indent * 10 }),
    ],
    ["YAML in brackets", 0.7, (json: Json, indent: number) => yaml.dump(json, { flowLevel: indent % 2, indent: 2 })],
  ] as const)("%s", (form, least, write) => {
    let [made, all] = [0, 0];
    fc.assert(
      fc.property(value, fc.nat(6), fc.nat(), fc.string({ maxLength: 8 }), (json, indent, pick, text) => {
        const document = documentOf(write(json, indent), form === "JSON" ? "a.json" : "a.yaml");
        const candidates = [...places(rootNode(document))];
        const place = candidates[pick % candidates.length] as Node;
        for (const edit of editsAt(place, text, pick)) {
          all++;
          const outcome = editDocument(document, edit);
          if (outcome) made++;
          else continue;
          expect(outcome.text()).not.toBe("");
        }
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(made / all).toBeGreaterThan(least);
  });
});
