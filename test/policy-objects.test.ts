import { describe, expect, test } from "vitest";
import type { Policy } from "../src/core/policy.ts";
import { diffJson } from "./support/apigate.ts";
import { compareValues } from "./support/compare.ts";
import { folder } from "./support/folder.ts";
import type { Json, JsonObject } from "./support/json.ts";
import { json } from "./support/openapi.ts";
import { POLICY } from "./support/policy.ts";

const content = (schema: Json) => ({ "application/json": { schema } });
const sending = (schema: Json): JsonObject => api({ requestBody: { content: content(schema) } }, {});
const reading = (schema: Json): JsonObject => api({}, { content: content(schema) });

const api = (operation: JsonObject, response: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Orders", version: "1" },
  paths: { "/orders": { post: { ...operation, responses: { "200": { description: "ok", ...response } } } } },
});

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: "object", properties, ...more });
const [ID, NOTE] = [{ id: { type: "string" } }, { note: { type: "string" } }];
const CLOSED = { additionalProperties: false };

async function said(base: JsonObject, revision: JsonObject, objects: Policy["objects"]): Promise<string[]> {
  const findings = await compareValues(base, revision, { ...POLICY, objects });
  return findings.map(
    ({ severity, ruleId, message }) => `${severity} ${ruleId}${message.replace(/^[^(]*/, " ").trimEnd()}`,
  );
}

const NOT_ACCEPTED = '(for example `{"note":1}` was accepted and no longer is)';

describe.each<[string, JsonObject, JsonObject, string[], string[]]>([
  [
    "an optional property in a request, where others were accepted",
    sending(object(ID)),
    sending(object({ ...ID, ...NOTE })),
    ["info optional-request-property-added"],
    [`error optional-request-property-added ${NOT_ACCEPTED}`],
  ],
  [
    "an optional property in a request, where others were refused",
    sending(object(ID, CLOSED)),
    sending(object({ ...ID, ...NOTE }, CLOSED)),
    ["info optional-request-property-added"],
    ["info optional-request-property-added (proved compatible)"],
  ],
  [
    "an optional property in a request that takes any value",
    sending(object(ID)),
    sending(object({ ...ID, note: {} })),
    ["info optional-request-property-added"],
    ["info optional-request-property-added (proved compatible)"],
  ],
  [
    "a property in a response that had no others",
    reading(object(ID, CLOSED)),
    reading(object({ ...ID, ...NOTE }, CLOSED)),
    ["info response-property-added"],
    ['error response-property-added (for example `{"note":""}` could not be returned and now can)'],
  ],
  [
    "a property in a response that could have others",
    reading(object(ID)),
    reading(object({ ...ID, ...NOTE })),
    ["info response-property-added"],
    ["info response-property-added (proved compatible)"],
  ],
  [
    "a response that is opened",
    reading(object(ID, CLOSED)),
    reading(object(ID)),
    ["info additional-properties-opened"],
    ['error additional-properties-opened (for example `{"apigate-extra":"text"}` could not be returned and now can)'],
  ],
  [
    "a request that is opened",
    sending(object(ID, CLOSED)),
    sending(object(ID)),
    ["info additional-properties-opened"],
    ["info additional-properties-opened"],
  ],
  [
    "a response that is opened for some values",
    reading(object(ID, CLOSED)),
    reading(object(ID, { additionalProperties: { type: "string" } })),
    ["info additional-properties-opened"],
    ['error additional-properties-opened (for example `{"apigate-extra":""}` could not be returned and now can)'],
  ],
])("%s", (_, base, revision, open, strict) => {
  test("open", async () => expect(await said(base, revision, "open")).toEqual(open));
  test("strict", async () => expect(await said(base, revision, "strict")).toEqual(strict));
});

test("apigate diff --objects strict", async () => {
  const cwd = folder({
    "base.json": json(sending(object(ID))),
    "revision.json": json(sending(object({ ...ID, ...NOTE }))),
  });
  const run = async (...flags: string[]) => {
    const { status, findings } = await diffJson(["base.json", "revision.json", ...flags], { cwd });
    return [status, findings.map(({ severity }) => severity)];
  };
  expect(await run()).toEqual([0, ["info"]]);
  expect(await run("--objects", "open")).toEqual([0, ["info"]]);
  expect(await run("--objects", "strict")).toEqual([1, ["error"]]);
});
