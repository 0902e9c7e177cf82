import { expect, test } from "vitest";
import { secondOpinion } from "../../../src/schema/second-opinion.ts";
import { holding, schemaIn } from "../../support/compatibility.ts";
import type { Json, JsonObject } from "../../support/json.ts";

async function ask(schema: JsonObject | boolean, value: Json, openapi?: string): Promise<string> {
  const api = await holding(schema, openapi);
  return secondOpinion(api.reader.read([schemaIn(api)]), value, api.reader, "request");
}

const wide = (count: number): JsonObject => ({
  type: "object",
  properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { type: "string" }])),
});

test.each<[string, JsonObject | boolean, Json, string]>([
  ["accepts", { type: "integer", maximum: 5 }, 5, "yes"],
  ["refuses", { type: "integer", maximum: 5 }, 6, "no"],
  ["knows ranges of integers", { type: "integer", format: "int32" }, 2_147_483_648, "no"],
  ["knows formats", { type: "string", format: "date" }, "2024-02-30", "no"],
  ["knows what nothing passes", false, 1, "no"],
  ["reads only what bears on the value", wide(5_000), { p7: 1 }, "no"],
  ["says nothing of schemas that are too large", { anyOf: Array.from({ length: 500 }, () => wide(1)) }, 1, "unknown"],
  ["looks into items", { type: "array", items: wide(3) }, [{ p0: 1 }], "no"],
  [
    "leaves out properties that are never sent",
    { properties: { id: { type: "string", readOnly: true } } },
    { id: 1 },
    "yes",
  ],
])("it %s", async (_, schema, value, answer) => expect(await ask(schema, value)).toBe(answer));

test("what OpenAPI 3.0 calls nullable is so beside a type only", async () => {
  expect(await ask({ type: "string", nullable: true }, null, "3.0.3")).toBe("yes");
  expect(await ask({ nullable: true, oneOf: [{ type: "string" }, { type: "object" }] }, null, "3.0.3")).toBe("no");
});
