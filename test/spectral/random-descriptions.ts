import fc from "fast-check";
import { isObject, type Json, type JsonObject } from "../support/json.ts";

/** Few names, so that references meet. No `$ref` leads to a key that URIs escape, where Spectral loses its way. */
const NAMES = ["A", "B", "C", "D"] as const;

/**
 * None leads through another reference, and parts of different kinds have different names: where such close a circle,
 * Spectral never ends.
 */
const reference = fc.oneof(
  { weight: 7, arbitrary: fc.constantFrom(...NAMES).map((name) => `#/components/schemas/${name}`) },
  { weight: 1, arbitrary: fc.constantFrom("#/components/schemas/None", "#/components/pathItems/P/get") },
);

const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    {
      weight: 2,
      arbitrary: fc.constantFrom<JsonObject>({ type: "string" }, { type: "integer", example: "x" }, { type: "array" }),
    },
    { weight: 3, arbitrary: reference.map(($ref): JsonObject => ({ $ref })) },
    {
      weight: 1,
      arbitrary: reference.map(
        ($ref): JsonObject => ({ $ref, description: "beside", properties: { name: { type: "x" } } }),
      ),
    },
    {
      weight: 3,
      arbitrary: fc
        .dictionary(fc.constantFrom("name", "id", "next", "200"), tie("schema"), { maxKeys: 3 })
        .map((properties): JsonObject => ({ type: "object", required: ["id"], properties, example: { id: 1 } })),
    },
    { weight: 1, arbitrary: tie("schema").map((items): JsonObject => ({ type: "array", items, enum: [1, "a", "a"] })) },
    {
      weight: 1,
      arbitrary: fc.array(tie("schema"), { maxLength: 2 }).map((allOf): JsonObject => ({ allOf, default: 3 })),
    },
  ),
}));

const content = schema.map((value): JsonObject => ({ "application/json": { schema: value, example: { name: 1 } } }));

const response = fc.oneof(
  content.map((value): JsonObject => ({ description: "d", content: value })),
  fc.constantFrom<JsonObject>({ $ref: "#/components/responses/R" }, { $ref: "#/components/responses/S" }),
);

const operation = fc.record({
  operationId: fc.constantFrom("one", "two", "a b"),
  tags: fc.constant<Json>(["a"]),
  parameters: fc.array(fc.record({ name: fc.constantFrom("id", "x"), in: fc.constantFrom("path", "query"), schema }), {
    maxLength: 2,
  }),
  requestBody: content.map((value): JsonObject => ({ content: value })),
  responses: fc.dictionary(fc.constantFrom("200", "404", "default"), response, { maxKeys: 2 }),
});

/** Descriptions of OpenAPI 3.0 and 3.1, right and wrong. */
export const description: fc.Arbitrary<JsonObject> = fc.record({
  openapi: fc.constantFrom("3.0.3", "3.1.0"),
  info: fc.constant({ title: "T", version: "1" }),
  paths: fc.dictionary(
    fc.constantFrom("/a", "/a/{id}", "/b/"),
    fc.oneof(
      { weight: 3, arbitrary: fc.dictionary(fc.constantFrom("get", "post"), operation, { minKeys: 1, maxKeys: 2 }) },
      { weight: 1, arbitrary: fc.constant({ $ref: "#/components/pathItems/P" }) },
    ),
    { maxKeys: 3 },
  ),
  components: fc.record({
    schemas: fc.record(Object.fromEntries(NAMES.map((name) => [name, schema])), { requiredKeys: ["A"] }),
    responses: fc.record({
      R: response,
      S: content.map((value): JsonObject => ({ description: "b", content: value })),
    }),
    pathItems: fc.record({ P: operation.map((get) => ({ get })) }),
  }),
}) as fc.Arbitrary<JsonObject>;

/** Replaces a few values of a description by others, or leaves them out. */
export const mutated: fc.Arbitrary<(base: JsonObject) => JsonObject> = fc
  .array(
    fc.tuple(
      fc.nat(10_000),
      fc.option(
        fc.oneof(
          fc.constantFrom<Json>(null, 1, "#/components/schemas/None", [], {}, ["x"], {
            $ref: "#/components/schemas/B",
          }),
          schema as fc.Arbitrary<Json>,
        ),
      ),
    ),
    { maxLength: 3 },
  )
  .map((edits) => (base) => {
    const copy = structuredClone(base);
    for (const [at, value] of edits) edit(copy, at, value);
    return copy;
  });

function edit(root: JsonObject, at: number, value: Json): void {
  const places = placesIn(root);
  const place = places[at % places.length];
  if (!place) return;
  const [holder, key] = place;
  if (value === null && !Array.isArray(holder)) delete holder[key];
  else holder[key] = structuredClone(value);
}

/** Holders and keys of everything below the version. */
function placesIn(value: Json): [JsonObject, string][] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as JsonObject;
  return Object.keys(holder)
    .filter((key) => key !== "openapi" || !isObject(value))
    .flatMap((key) => [[holder, key] as [JsonObject, string], ...placesIn(holder[key] ?? null)]);
}

/** Whether no component is a reference to a reference to itself: looking for such places, Spectral never ends. */
export function isStraight(root: JsonObject): boolean {
  const parts = Object.values(isObject(root.components) ? root.components : {});
  return parts.flatMap((part) => (isObject(part) ? Object.values(part) : [])).every((part) => ends(root, part));
}

function ends(root: JsonObject, start: Json): boolean {
  let at: Json | undefined = start;
  for (let steps = 0; steps < 9; steps++) {
    if (!isObject(at) || typeof at.$ref !== "string") return true;
    at = at.$ref
      .slice(2)
      .split("/")
      .reduce<Json | undefined>((value, key) => (isObject(value) ? value[key] : undefined), root);
  }
  return false;
}
