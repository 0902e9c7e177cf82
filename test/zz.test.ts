import { test } from "vitest";
import { compareValues } from "./support/compare.ts";
const body = (s: unknown) => ({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: { "/a": { post: { requestBody: { content: { "application/json": { schema: s } } }, responses: { "200": { description: "ok" } } } } } });
const tag = (kind: string) => ({ type: "object", required: ["kind"], properties: { kind: { const: kind } } });
test("x", async () => {
  for (const k of ["anyOf", "oneOf"])
  console.log(await compareValues(body({ [k]: [tag("card"), tag("transfer")] }), body({ anyOf: [tag("voucher"), tag("gift")] })));
});
