import { describe, expect, test } from "vitest";
import type { Files } from "../support/folder.ts";
import { arazzo, asyncapi, functions, lintBoth, oas } from "../support/spectral.ts";

const yaml = (text: string): string => text.replace(/^\n/, "");

const SWAGGER = yaml(`
swagger: "2.0"
info: {title: T, version: 1.0.0, description: "<script>eval(1)</script>"}
host: example.com/
schemes: [ftp]
paths:
  /a/{id}/:
    get:
      parameters:
        - {name: id, in: path, type: string}
        - {name: id, in: path, type: string}
        - {name: f, in: formData, type: file, enum: [a, a]}
      responses:
        200:
          description: d
          schema: {$ref: "#/definitions/Pet"}
          examples:
            application/json: {name: 1}
        4xx: {description: no}
      security: [{none: []}]
  /a/{other}:
    post:
      operationId: "a b"
      responses: {default: {description: d, schema: {type: array}}}
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [name]
    properties:
      name: {type: string, example: 3, enum: [1, b]}
      kind: {type: string, default: 1}
      self: {$ref: "#/definitions/Pet", description: beside}
  Unused: {anyOf: [{type: string}], oneOf: []}
`);

const OAS3_0 = yaml(`
openapi: 3.0.3
info: {title: T, version: "1"}
servers: [{url: "https://{env}.example.com/", variables: {env: {default: a, enum: [b]}, other: {default: x}}}]
tags: [{name: b}, {name: a}, {name: a}]
paths:
  "/a/{id}?q":
    parameters:
      - &id {name: id, in: path, required: true, schema: {type: string}}
    get:
      operationId: same
      tags: [none]
      parameters: [*id, *id]
      responses: &responses
        "200":
          description: d
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Node"}
              example: {id: 1, next: {id: two}}
            application/vnd.api+json:
              schema: {$ref: "#/components/schemas/Node"}
              examples: {one: {value: {id: a}}, two: {value: {}, externalValue: x}, three: {}}
    put:
      operationId: same
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Node"}, example: {extra: 1}}}}
      responses:
        <<: *responses
        "404": {$ref: "#/components/responses/Missing"}
        "500": {$ref: "#/components/responses/Nowhere"}
    post: {operationId: third, responses: *responses, security: [{none: [x]}]}
components:
  responses:
    Missing: {description: m, content: {text/plain: {schema: {type: integer}, example: x}}}
  schemas:
    Node:
      type: object
      required: [id, password]
      properties:
        id: {type: string, readOnly: true, example: 1}
        password: {type: string, writeOnly: true, default: 5}
        next: {$ref: "#/components/schemas/Node"}
        other: {$ref: "#/components/schemas/Other"}
        "+1": {$ref: "#/components/schemas/Plus"}
    Other: {type: object, properties: {back: {$ref: "#/components/schemas/Node"}, list: {type: array}, kind: {type: integer, enum: [1, x, 1]}}}
    Plus: {type: integer, example: x, nullable: true}
    Unused: {type: string, $ref: "#/components/schemas/Plus", description: beside}
`);

const OAS3_1 = yaml(`
openapi: 3.1.0
info: {title: T, version: "1", summary: 3}
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
paths:
  /x:
    $ref: "#/components/pathItems/X"
    summary: beside
webhooks:
  hook: {post: {servers: [{url: a}], callbacks: {c: {"{$url}": {post: {}}}}, responses: {"200": {$ref: "#/components/responses/R", description: over}}}}
components:
  pathItems:
    X: {get: {responses: {"200": {$ref: "#/components/responses/R"}}}}
  responses:
    R: {description: d, content: {application/json: {schema: {$ref: "#/components/schemas/S"}, example: [1, b]}}}
  schemas:
    S: {type: array, prefixItems: [{type: string}], items: {$ref: "#/components/schemas/T", description: x}, examples: [[1]]}
    T: {type: [integer, "null"], examples: [a, null], const: 1, xml: {attribute: true, nodeType: x}}
`);

const ASYNC2 = yaml(`
asyncapi: 2.6.0
info: {title: T, version: 1.0.0}
servers: {production: {url: "x.example.com/{port}/", protocol: mqtt}}
channels:
  "a/{id}/?q={}":
    servers: [none]
    parameters: {other: {schema: {type: string, default: 1}}}
    publish: {operationId: same, message: {$ref: "#/components/messages/M"}}
    subscribe: {operationId: same, message: {oneOf: [{$ref: "#/components/messages/M"}, {messageId: M, payload: {type: nothing}}]}, security: [{none: []}]}
  b: {$ref: "#/components/channels/shared"}
  c: {$ref: "#/components/channels/shared"}
components:
  channels:
    shared: {description: d, parameters: {p: {}}, publish: {message: {$ref: "#/components/messages/M"}}}
  messages:
    M: {messageId: M, payload: {type: object, properties: {a: {type: string}}}, examples: [{payload: {a: 1}}, {name: n, headers: {}}]}
    Unused: {}
`);

const ASYNC3 = yaml(`
asyncapi: 3.0.0
info: {title: T, version: 1.0.0, contact: {name: c}}
servers: {production: {host: example.com, protocol: mqtt}}
channels: {first: {address: "a/{id}", messages: {m: {$ref: "#/components/messages/M"}}}}
operations:
  send: {action: send, channel: {$ref: "#/channels/first"}, messages: [{$ref: "#/channels/first/messages/m"}]}
  receive: {action: nothing, channel: {$ref: "#/channels/none"}}
components: {messages: {M: {payload: {type: string}, examples: [{payload: 1}]}, N: {}}}
`);

const ARAZZO = yaml(`
arazzo: 1.0.0
info: {title: T, version: 1.0.0}
sourceDescriptions: [{name: a, url: ./x.yaml, type: openapi}]
workflows:
  - workflowId: one
    dependsOn: [none]
    steps:
      - {stepId: s, operationId: x, parameters: [{name: p, in: query, value: $inputs.x}], successCriteria: [{condition: "$statusCode == 200"}], outputs: {"a b": $response.body}}
      - {stepId: s, workflowId: none, onSuccess: [{name: n, type: goto}]}
  - workflowId: one
    steps: []
`);

const spectral = (definition: unknown) => ({ extends: [[definition, "all"]] });

/** Findings, and what they are found with. */
const CASES: { name: string; files: Files; definition: Record<string, unknown> }[] = [
  { name: "Swagger 2.0", files: { "a.yaml": SWAGGER }, definition: spectral(oas) },
  { name: "OpenAPI 3.1", files: { "a.yaml": OAS3_1 }, definition: spectral(oas) },
  { name: "AsyncAPI 2", files: { "a.yaml": ASYNC2 }, definition: spectral(asyncapi) },
  { name: "AsyncAPI 3", files: { "a.yaml": ASYNC3 }, definition: spectral(asyncapi) },
  { name: "Arazzo", files: { "a.yaml": ARAZZO }, definition: spectral(arazzo) },
  { name: "AsyncAPI with rules for OpenAPI", files: { "a.yaml": ASYNC2 }, definition: spectral(oas) },
  { name: "both rulesets", files: { "a.yaml": OAS3_1 }, definition: { extends: [oas, asyncapi] } },
];

describe("whole rulesets", () => {
  test.each(CASES)("$name", async ({ files, definition }) => {
    const { stock, ours } = await lintBoth(files, definition);
    expect(ours).toEqual(stock);
    expect(stock.length).toBeGreaterThan(0);
  });

  test("OpenAPI 3.0", async () => {
    const { stock, ours } = await lintBoth({ "a.yaml": OAS3_0 }, spectral(oas));
    expect(ours).toEqual(stock);
  });
});

const { truthy } = functions;

const MODEL = JSON.stringify(
  {
    Pet: { type: "object", properties: { tag: { $ref: "tags.yaml#/Tag" }, same: { $ref: "#/Pet/properties/tag" } } },
    Bad: { type: "array" },
  },
  null,
  2,
);

const MANY: Files = {
  "api/openapi.yaml": yaml(`
openapi: 3.0.3
info: {title: T, version: "1"}
paths:
  /a: {$ref: "paths/a.yaml"}
  /b: {$ref: "paths/a.yaml"}
  /c: {$ref: "paths/c.json#/paths/c"}
  /gone: {$ref: "paths/gone.yaml#/x"}
components:
  schemas:
    Pet: {$ref: "../models/pet.json#/Pet"}
    Here: {$ref: "openapi.yaml#/components/schemas/Pet"}
    Example: {type: object, example: {$ref: "../models/pet.json#/Bad"}}
`),
  "api/paths/a.yaml": yaml(`
get:
  operationId: a
  responses:
    "200":
      description: d
      content:
        application/json: {schema: {$ref: "../../models/pet.json#/Pet"}, example: {tag: 1}}
    "400": {$ref: "../openapi.yaml#/components/schemas/Here"}
`),
  "api/paths/c.json": JSON.stringify({
    paths: { c: { get: { responses: { 200: { $ref: "#/responses/ok" } } } } },
    responses: { ok: { description: 1 } },
  }),
  "models/pet.json": MODEL,
  "models/tags.yaml": yaml(`
Tag:
  type: string
  enum: [1, a, a]
  example: 1
  externalDocs: {$ref: "pet.json#/Bad"}
`),
};

describe("descriptions of many files", () => {
  test("with spectral:oas", async () => {
    const { stock, ours } = await lintBoth(MANY, spectral(oas));
    expect(ours).toEqual(stock);
    expect(new Set(stock.map((line) => JSON.parse(line)[5])).size).toBeGreaterThan(3);
  });

  test("with rules of one's own", async () => {
    const rules = Object.fromEntries(
      ["$..*", "$.paths[*]", "$.paths[*].get", "$..type", "$.paths..schema.properties.tag"].map((given, index) => [
        `rule-${index}`,
        { given, message: "{{property}} {{path}} {{error}}", then: { field: "absent", function: truthy } },
      ]),
    );
    const { stock, ours } = await lintBoth(MANY, { rules });
    expect(ours).toEqual(stock);
    expect(stock.length).toBeGreaterThan(20);
  });
});

describe("files that lead back to one another", () => {
  const api = (schema: string, components = "") => `openapi: 3.0.3
info: { title: A, version: 1.0.0 }
paths:
  /a:
    get:
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: "${schema}" }, example: { a: { b: {} } } } }
${components}`;

  test.each([
    [
      "the root is one of them",
      {
        "a.yaml": api(
          "b.yaml#/B",
          'components: { schemas: { A: { type: object, properties: { b: { $ref: "b.yaml#/B" } } } } }\n',
        ),
        "b.yaml":
          'B: { type: object, properties: { a: { $ref: "a.yaml#/components/schemas/A" }, c: { $ref: "#/C" } } }\nC: { type: object, properties: { b: { $ref: "#/B" } } }\n',
      },
    ],
    [
      "the root refers to both",
      {
        "a.yaml": api("x.yaml#/X", 'components: { schemas: { Y: { $ref: "y.yaml#/Y" } } }\n'),
        "x.yaml":
          'X: { type: object, properties: { y: { $ref: "y.yaml#/Y" } } }\nZ: { type: object, properties: { x: { $ref: "#/X" } } }\n',
        "y.yaml": 'Y: { type: object, properties: { z: { $ref: "x.yaml#/Z" } } }\n',
      },
    ],
  ])("%s", async (_, files) => {
    const { stock, ours } = await lintBoth(files, { extends: [[oas, "all"]] });
    expect(ours).toEqual(stock);
    expect(ours.length).toBeGreaterThan(5);
  });
});
