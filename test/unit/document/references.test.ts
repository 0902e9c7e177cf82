import { describe, expect, test } from "vitest";
import { pointerOf } from "../../../src/document/node.ts";
import { parseDocument } from "../../../src/document/parse.ts";
import { referencesUnder, rootsOf } from "../../../src/document/references.ts";
import { asBlob } from "../../../src/source/work-tree.ts";

/** References that a root document reaches by itself, as `pointer → reference`. */
function references(document: object): string[] {
  const parsed = parseDocument(asBlob("a.json", Buffer.from(JSON.stringify(document))));
  return rootsOf(parsed)
    .flatMap((start) => referencesUnder(start, new Set()))
    .map(({ from, reference }) => `${pointerOf(from)} → ${reference}`);
}

describe("a $ref has a meaning", () => {
  test.each<[string, object, string[]]>([
    ["as a path item", { paths: { "/a": { $ref: "p" } } }, ["/paths/~1a → p"]],
    [
      "below a path called example",
      { paths: { example: { get: { parameters: [{ $ref: "p" }] } } } },
      ["/paths/example/get/parameters/0 → p"],
    ],
    [
      "as a webhook",
      { webhooks: { default: { post: { requestBody: { $ref: "b" } } } } },
      ["/webhooks/default/post/requestBody → b"],
    ],
    [
      "as a callback",
      { paths: { "/a": { get: { callbacks: { x: { "{$url}": { $ref: "c" } } } } } } },
      ["/paths/~1a/get/callbacks/x/{$url} → c"],
    ],
    [
      "as a response, header and link",
      {
        paths: {
          "/a": {
            get: {
              responses: {
                default: { $ref: "r" },
                200: { headers: { title: { $ref: "h" } }, links: { example: { $ref: "l" } } },
              },
            },
          },
        },
      },
      [
        "/paths/~1a/get/responses/200/headers/title → h",
        "/paths/~1a/get/responses/200/links/example → l",
        "/paths/~1a/get/responses/default → r",
      ],
    ],
    [
      "as a property named like a keyword",
      {
        paths: {
          "/a": {
            get: {
              parameters: [
                {
                  schema: {
                    properties: {
                      enum: { $ref: "1" },
                      default: { $ref: "2" },
                      required: { $ref: "3" },
                      "x-y": { $ref: "4" },
                      properties: { $ref: "5" },
                    },
                  },
                },
              ],
            },
          },
        },
      },
      [
        "/paths/~1a/get/parameters/0/schema/properties/enum → 1",
        "/paths/~1a/get/parameters/0/schema/properties/default → 2",
        "/paths/~1a/get/parameters/0/schema/properties/required → 3",
        "/paths/~1a/get/parameters/0/schema/properties/x-y → 4",
        "/paths/~1a/get/parameters/0/schema/properties/properties → 5",
      ],
    ],
    [
      "beside other keywords",
      { paths: { "/a": { get: { parameters: [{ schema: { $ref: "1", items: { $ref: "2" } } }] } } } },
      ["/paths/~1a/get/parameters/0/schema → 1", "/paths/~1a/get/parameters/0/schema/items → 2"],
    ],
  ])("%s", (_, document, expected) => {
    expect(references(document).sort()).toEqual(expected.sort());
  });
});

describe("a $ref has none", () => {
  const at = (schema: object): object => ({ paths: { "/a": { get: { parameters: [{ schema }] } } } });

  test.each<[string, object]>([
    ["in components that nothing reaches", { components: { schemas: { A: { $ref: "x" } } } }],
    ["in an extension of the root", { "x-a": { $ref: "x" } }],
    ["in an extension of a path item", { paths: { "/a": { "x-a": { $ref: "x" } } } }],
    [
      "in example, examples, default, enum and const",
      at({
        example: { $ref: "x" },
        examples: [{ $ref: "x" }],
        default: { $ref: "x" },
        enum: [{ $ref: "x" }],
        const: { $ref: "x" },
      }),
    ],
    ["as a property of that name", at({ properties: { $ref: { type: "string" } } })],
    ["as a mapping of a discriminator", at({ discriminator: { mapping: { a: "x" } } })],
    ["when it is no string", at({ $ref: 1, items: { $ref: null } })],
    ["in the info", { info: { $ref: "x" } }],
  ])("%s", (_, document) => {
    expect(references(document)).toEqual([]);
  });
});
