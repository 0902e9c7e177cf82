import { expect, test } from "vitest";
import { compareValues } from "../../support/compare.ts";
import type { JsonObject } from "../../support/json.ts";

/** `GET /a?q=…`, which is answered by a header of the same schema. */
const described = (schema: JsonObject): JsonObject => ({
  openapi: "3.0.3",
  info: { title: "A", version: "1" },
  paths: {
    "/a": {
      get: {
        parameters: [{ name: "q", in: "query", schema }],
        responses: { "200": { description: "ok", headers: { "X-A": { schema } } } },
      },
    },
  },
});

const OBJECT = { type: "object", properties: { gt: { type: "integer" } } };

/** `error type-changed request` for each finding that is worse than information, where one branch of a choice changes. */
async function worries(base: JsonObject, revision: JsonObject): Promise<string[]> {
  const choice = (branch: JsonObject) => described({ anyOf: [OBJECT, branch] });
  const findings = await compareValues(choice(base), choice(revision));
  const worse = findings.filter(({ severity }) => severity !== "info");
  return worse.map(({ severity, ruleId, side }) => `${severity} ${ruleId} ${side}`);
}

test("where all is text, a number that may become any text is sent as before, and read as something else", async () => {
  expect(await worries({ type: "integer" }, { type: "string" })).toEqual(["error type-changed response"]);
});

test("where all is text, text that must become a number is refused, and still read as text", async () => {
  expect(await worries({ type: "string" }, { type: "integer" })).toEqual(["error type-changed request"]);
});
