import { expect, test } from "vitest";
import { type Json, type JsonObject, json, ref } from "../support/json.ts";
import { allMutators } from "./catalogue.ts";
import { type Files, nameOf } from "./files.ts";
import { look } from "./measure.ts";

const TEXT = { type: "string", maxLength: 9 };

interface Parts {
  sent?: JsonObject;
  read?: JsonObject;
  schemas?: JsonObject;
  more?: JsonObject;
  version?: string;
}

/** `POST /a` that is sent one schema and answers another. */
const described = ({ sent = {}, read = {}, schemas = {}, more = {}, version = "3.0.3" }: Parts): Files =>
  new Map<string, Json>([
    [
      "a.json",
      {
        openapi: version,
        info: { title: "A", version: "1" },
        paths: {
          "/a": {
            post: {
              requestBody: { required: true, content: json(sent) },
              responses: { "200": { description: "ok", content: json(read) } },
              ...more,
            },
          },
        },
        components: { schemas },
      },
    ],
  ]);

/** `breaking #/…` for each site of a mutation; paths inside the operation are cut short. */
function sitesOf(name: string, parts: Parts): string[] {
  const scene = look({ files: described(parts), root: "a.json" });
  const mutator = allMutators.find((each) => each.name === name);
  return [...(mutator?.sites(scene) ?? [])].map(({ expected, place }) => {
    const pointer = nameOf(place).replace("a.json", "");
    return `${expected} ${pointer.replace("#/paths/~1a/post/", "").replace("/content/application~1json/schema", "")}`;
  });
}

const LONGER = "maxLength increased";
const SHORTER = "maxLength decreased";

test("narrowing breaks requests, widening breaks responses, and both break what travels both ways", () => {
  const one = { sent: { properties: { a: TEXT } }, read: { properties: { b: TEXT } } };
  expect(sitesOf(SHORTER, one).sort()).toEqual([
    "breaking requestBody/properties/a",
    "harmless responses/200/properties/b",
  ]);
  expect(sitesOf(LONGER, one).sort()).toEqual([
    "breaking responses/200/properties/b",
    "harmless requestBody/properties/a",
  ]);
  const both = { sent: ref("schemas/T"), read: ref("schemas/T"), schemas: { T: TEXT } };
  for (const name of [SHORTER, LONGER]) expect(sitesOf(name, both)).toEqual(["breaking #/components/schemas/T"]);
});

test.each<[string, Parts]>([
  ["behind a choice of one kind", { sent: { oneOf: [TEXT, { type: "string", format: "date" }] } }],
  ["behind a choice with more beside it", { sent: { minLength: 3, oneOf: [TEXT, { type: "object" }] } }],
  ["behind a negation", { sent: { properties: { a: { not: TEXT } } } }],
  ["in a property that requests never hold", { sent: { properties: { a: { ...TEXT, readOnly: true } } } }],
  ["beside an enumeration", { sent: { ...TEXT, enum: ["a"] } }],
  ["beside a pattern that may say the same", { sent: { ...TEXT, pattern: "^.{0,8}$" } }],
  ["beside a part that says the same", { sent: { allOf: [TEXT, TEXT] } }],
  ["in a schema of another type", { sent: { type: "array", items: {}, properties: { a: TEXT } } }],
  ["in items of a list that is always empty", { sent: { type: "array", maxItems: 0, items: TEXT } }],
  [
    "in a property that a part forbids",
    { sent: { allOf: [{ properties: { a: TEXT } }, { additionalProperties: false }] } },
  ],
  ["in a media type of unknown values", { more: { requestBody: { content: { "image/png": { schema: TEXT } } } } }],
  ["in a component that nothing uses", { schemas: { T: TEXT } }],
])("nothing is certain %s", (_, parts) => expect(sitesOf(SHORTER, parts)).toEqual([]));

test("behind anyOf an edit is harmless where it may only help, and uncertain else", () => {
  const parts = { read: { anyOf: [TEXT, { type: "string", format: "date" }] } };
  expect(sitesOf(SHORTER, parts)).toEqual(["harmless responses/200/anyOf/0"]);
  expect(sitesOf(LONGER, parts)).toEqual([]);
});

test("behind a choice between kinds an edit does what it does without", () => {
  const parts = { sent: { oneOf: [TEXT, { type: "object", properties: { a: TEXT } }] } };
  expect(sitesOf(SHORTER, parts).sort()).toEqual([
    "breaking requestBody/oneOf/0",
    "breaking requestBody/oneOf/1/properties/a",
  ]);
  expect(sitesOf("type changed", parts)).toEqual(["breaking requestBody/oneOf/1/properties/a"]);
});

test("beside a $ref 3.0 reads nothing, 3.1 everything", () => {
  const parts = { sent: { properties: { a: { ...ref("schemas/T"), maxLength: 3 } } }, schemas: { T: TEXT } };
  expect(sitesOf(SHORTER, parts)).toEqual(["breaking #/components/schemas/T"]);
  expect(sitesOf(SHORTER, { ...parts, version: "3.1.0" })).toEqual([]);
});

test("recursive schemas end", () => {
  const node = { properties: { name: TEXT, next: ref("schemas/Node") } };
  expect(sitesOf(SHORTER, { sent: ref("schemas/Node"), schemas: { Node: node } })).toEqual([
    "breaking #/components/schemas/Node/properties/name",
  ]);
});

test("of two parameters of one key only the operation's own counts", () => {
  const parameter = { name: "q", in: "query", schema: TEXT };
  const files = described({ more: { parameters: [parameter] } });
  const whole = structuredClone(files.get("a.json")) as { paths: { "/a": JsonObject } };
  whole.paths["/a"].parameters = [parameter, { name: "p", in: "query", schema: TEXT }];
  const scene = look({ files: new Map([["a.json", whole as unknown as Json]]), root: "a.json" });
  const places = scene.schemas.filter(({ value }) => value.maxLength === 9).map(({ place }) => nameOf(place));
  expect(places.sort()).toEqual([
    "a.json#/paths/~1a/parameters/1/schema",
    "a.json#/paths/~1a/post/parameters/0/schema",
  ]);
});

test("a status that a range or the default covers is not gone", () => {
  const answers = (more: JsonObject) => ({ responses: { "200": { description: "ok" }, ...more } });
  const removed = (more: JsonObject) => sitesOf("success status removed", { more: answers(more) });
  expect(removed({})).toEqual(["breaking responses/200"]);
  expect(removed({ "2XX": { description: "ok" } })).toEqual([]);
  expect(removed({ default: { description: "any" } })).toEqual([]);
});

test("other versions than 3 are not measured", () => {
  expect(() => look({ files: new Map([["a.json", { swagger: "2.0" }]]), root: "a.json" })).toThrow("no OpenAPI 3");
});
