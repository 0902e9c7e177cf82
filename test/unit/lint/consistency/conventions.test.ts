import { expect, test } from "vitest";
import { conventions } from "../../../../src/lint/consistency/conventions/index.ts";
import type { Api } from "../../../../src/model/api.ts";
import { load } from "../../../support/compare.ts";

const observe = (id: string, api: Api): string[] =>
  conventions
    .filter((convention) => convention.id === id)
    .flatMap((convention) => [...convention.observe(api)])
    .map(({ styles, subject }) => `${subject}: ${styles.join(", ") || "mixed"}`);

const SHOP = `
openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
servers: [{ url: "https://shop.example/api/v2" }]
tags: [{ name: Order lines }, { name: Customers }, { name: Order-Lines }]
paths:
  /order-lines:
    get:
      operationId: listOrderLines
      parameters:
        - { name: pageToken, in: query, schema: { type: string } }
        - { name: page_size, in: query, schema: { type: integer } }
        - { name: X-Api-Version, in: header, schema: { type: string } }
      responses:
        "200":
          description: Lines
          content:
            application/json:
              schema: { type: object, properties: { data: { type: array, items: { $ref: "#/components/schemas/Line" } } } }
        "400": { $ref: "#/components/responses/Refused" }
        "404":
          description: Nothing
          content: { application/problem+json: { schema: { type: object } } }
  /order-lines/{lineId}/returns:
    get:
      operationId: returns_list
      parameters:
        - { name: lineId, in: path, required: true, schema: { type: string } }
        - { name: page, in: query, schema: { type: integer } }
        - { name: cursor, in: query, schema: { type: string } }
      responses:
        "200":
          description: Returns
          content: { application/json: { schema: { type: array, items: { type: string } } } }
        "400": { $ref: "#/components/responses/Refused" }
components:
  responses:
    Refused:
      description: No
      content: { application/json: { schema: { type: object, properties: { message: {}, code: {} } } } }
  schemas:
    Line:
      type: object
      properties:
        id: { type: string, format: uuid }
        shippedAt: { type: string, format: date-time }
        created: { type: string, format: date-time }
        paid_at: { type: integer }
        seen_at: { type: string }
        state: { enum: [inTransit, delivered] }
        currency: { enum: [EUR, USD] }
    shop.order_note: { type: object, properties: { ID: { type: integer }, lost: { $ref: "#/nowhere" } } }
  securitySchemes:
    Token: { type: http, scheme: Bearer }
    Key: { type: apiKey, in: header, name: X-Key }
`;

const WORD = "kebab-case, snake_case, camelCase";

test.each([
  ["path-case", ["order-lines: kebab-case", `returns: ${WORD}`]],
  ["path-parameter-case", ["lineId: camelCase"]],
  ["query-parameter-case", ["pageToken: camelCase", "page_size: snake_case", `page: ${WORD}`, `cursor: ${WORD}`]],
  ["schema-case", ["Line: PascalCase, Train-Case", "shop.order_note: snake_case"]],
  ["enum-case", ["inTransit, delivered: camelCase"]],
  ["operation-id-case", ["listOrderLines: camelCase", "returns_list: snake_case, resource_action"]],
  [
    "tag-case",
    [
      "Order lines: Sentence case",
      "Customers: PascalCase, Train-Case, Title Case, Sentence case",
      "Order-Lines: Train-Case",
    ],
  ],
  ["pagination-style", ["GET /order-lines: cursor", "GET /order-lines/{lineId}/returns: page, cursor"]],
  ["page-size-parameter", ["page_size: page_size"]],
  ["envelope-style", ["GET /order-lines: in data", "GET /order-lines/{lineId}/returns: bare array"]],
  ["timestamp-name", ["shippedAt: -at", "created: participle"]],
  ["timestamp-format", ["shippedAt: date-time", "paid_at: number", "seen_at: mixed"]],
  ["id-type", ["id: uuid", "ID: number"]],
  ["error-model", ["GET /order-lines 400: { code, message }", "GET /order-lines 404: application/problem+json"]],
  ["version-scheme", ["Shop: server, header"]],
  ["security-scheme", ["Token: http bearer", "Key: apiKey header X-Key"]],
])("%s", async (id, expected) => {
  const api = await load({ file: "shop.yaml", text: SHOP });
  expect(observe(id, api)).toEqual(expected);
});

test("every convention looks away where there is nothing to see", async () => {
  const api = await load({
    file: "empty.yaml",
    text: 'swagger: "2.0"\ninfo: { title: Empty, version: "1" }\npaths: {}\n',
  });
  const observed = conventions.map(({ id }) => [id, observe(id, api)] as const).filter(([, found]) => found.length > 0);
  expect(observed).toEqual([["version-scheme", ["Empty: none"]]]);
});

test("ids of conventions are distinct", () => {
  expect(new Set(conventions.map(({ id }) => id)).size).toBe(conventions.length);
});
