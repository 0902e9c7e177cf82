import { describe, expect, test } from "vitest";
import { errorOf } from "../../support/errors.ts";
import { parseHttp } from "../../support/pact.ts";

/** Kind and value of a response's body. */
function bodyOf(response: object, version: string) {
  const { kind, value, mediaType } = parseHttp({}, response, version).response.body;
  return { kind, value, mediaType };
}

const typed = (type: string | undefined) => (type === undefined ? {} : { headers: { "Content-Type": type } });
const base64 = (text: string) => Buffer.from(text, "latin1").toString("base64");

describe.each(["1.0.0", "2.0.0", "3.0.0"])("bodies of version %s", (version) => {
  test.each([
    { type: undefined, body: { a: 1 }, kind: "json", value: { a: 1 } },
    { type: undefined, body: "x", kind: "json", value: "x" },
    { type: undefined, body: false, kind: "json", value: false },
    { type: undefined, body: null, kind: "empty", value: null },
    { type: "application/json", body: null, kind: "empty", value: null },
    { type: "application/json", body: "", kind: "empty", value: null },
    { type: "application/json", body: "[1]", kind: "json", value: [1] },
    { type: "application/JSON; charset=utf-8", body: ' {"a": 1}', kind: "json", value: { a: 1 } },
    { type: "application/problem+json", body: "{broken", kind: "json", value: "{broken" },
    { type: "application/json", body: "12", kind: "json", value: "12" },
    { type: "text/plain", body: "[1]", kind: "text", value: "[1]" },
    { type: "multipart/form-data", body: { a: 1 }, kind: "json", value: { a: 1 } },
  ])("$type $body → $kind", ({ type, body, kind, value }) => {
    expect(bodyOf({ ...typed(type), body }, version)).toEqual({ kind, value, mediaType: type });
  });

  test("without the key it does not matter", () => {
    expect(bodyOf(typed("text/plain"), version)).toEqual({ kind: "missing", value: null, mediaType: "text/plain" });
  });
});

describe("bodies of version 4", () => {
  const json = "application/json";
  test.each([
    { body: { content: { a: 1 }, contentType: json, encoded: false }, kind: "json", value: { a: 1 } },
    { body: { content: null, contentType: json }, kind: "json", value: null },
    { body: { content: "x", contentType: json }, kind: "json", value: "x" },
    { body: { content: "", contentType: json }, kind: "json", value: "" },
    { body: { content: "[1]", contentType: json, encoded: "JSON" }, kind: "json", value: [1] },
    { body: { content: base64("[1]"), contentType: json, encoded: "base64" }, kind: "json", value: [1] },
    { body: { content: base64("[1]"), contentType: json, encoded: true }, kind: "json", value: [1] },
    { body: { content: "<a/>", contentType: "application/xml" }, kind: "text", value: "<a/>" },
    { body: { content: base64("<a/>"), contentType: "text/xml", encoded: "base64" }, kind: "text", value: "<a/>" },
    { body: { content: base64("\xff"), contentType: "text/xml", encoded: "base64" }, kind: "binary", value: "/w==" },
    { body: { content: "aGk=", contentType: "image/png", encoded: "base64" }, kind: "binary", value: "aGk=" },
    { body: { content: "hi", contentType: "application/protobuf" }, kind: "binary", value: "aGk=" },
    { body: { content: "" }, kind: "empty", value: null },
    { body: { content: { a: 1 } }, kind: "json", value: { a: 1 } },
    { body: {}, kind: "missing", value: null },
    { body: null, kind: "empty", value: null },
  ])("$body → $kind", ({ body, kind, value }) => {
    const mediaType = body && "contentType" in body ? body.contentType : undefined;
    expect(bodyOf({ body }, "4.0")).toEqual({ kind, value, mediaType });
  });

  test("its own type wins over the header", () => {
    const response = { ...typed("text/plain"), body: { content: { a: 1 }, contentType: json } };
    expect(bodyOf(response, "4.0")).toEqual({ kind: "json", value: { a: 1 }, mediaType: json });
    expect(bodyOf({ ...typed("text/plain"), body: { content: "a" } }, "4.0").mediaType).toBe("text/plain");
  });

  test.each([
    [{ content: base64("[1"), contentType: json, encoded: "base64" }, "/interactions/0/response/body/content"],
    [{ content: "%%", contentType: json, encoded: "base64" }, "/interactions/0/response/body/content"],
    [{ content: "x", encoded: "rot13" }, "/interactions/0/response/body/encoded"],
    [{ id: 1 }, "/interactions/0/response/body"],
    ["text", "/interactions/0/response/body"],
  ])("%j is refused", (body, pointer) => {
    expect(errorOf(() => bodyOf({ body }, "4.0"))).toMatchObject({ code: "E_PACT", location: { pointer } });
  });
});

test("digits survive, also inside text", () => {
  const text = "[9007199254740993]";
  expect(
    bodyOf({ body: { content: base64(text), contentType: "application/json", encoded: true } }, "4.0").value,
  ).toEqual([9007199254740993n]);
});
