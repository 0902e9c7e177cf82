import { describe, expect, test } from "vitest";
import { errorOf } from "../../support/errors.ts";
import { pactText, parseHttp, parsePactText } from "../../support/pact.ts";

const http = (rest: object = {}) => ({
  description: "d",
  request: { method: "get", path: "/orders" },
  response: { status: 200 },
  ...rest,
});

describe("versions", () => {
  test.each([
    [{ pactSpecification: { version: "1.1.0" } }, 1],
    [{ pactSpecification: { version: "2.0.0" } }, 2],
    [{ pactSpecification: { version: 3 } }, 3],
    [{ pactSpecification: { version: "4.0" } }, 4],
    [{ pactSpecificationVersion: "3.0.0" }, 3],
    [{ "pact-specification": { version: "3.0.0" } }, 3],
    [{ pactSpecification: "2" }, 2],
    [{ pactSpecification: {} }, 2],
    [{}, 2],
    [null, 2],
  ])("%j is version %i", (metadata, version) => {
    expect(parsePactText(pactText([http()], "", { metadata })).version).toBe(version);
  });

  test("a file without a version that calls an interaction HTTP is of version 4", () => {
    const text = pactText([http({ type: "Synchronous/HTTP" })], "", { metadata: {} });
    expect(parsePactText(text).version).toBe(4);
  });

  test.each(["5.0.0", "0", "latest", "", "4.0-beta"])("version %j is refused", (version) => {
    expect(errorOf(() => parsePactText(pactText([http()], version)))).toMatchObject({
      code: "E_PACT",
      location: { pointer: "/metadata/pactSpecification/version" },
    });
  });
});

describe("what is no pact", () => {
  const text = (value: unknown) => JSON.stringify(value);
  const parties = { consumer: { name: "c" }, provider: { name: "p" } };
  test.each([
    ["an array", "[]", "not an object"],
    ["an empty object", "{}", "names no consumer"],
    ["a description", text({ openapi: "3.0.3" }), "an OpenAPI description"],
    ["an old description", text({ swagger: "2.0" }), "OpenAPI 2.0"],
    ["an archive", text({ log: { entries: [] } }), "HAR"],
    ["a collection", text({ info: { _postman_id: "1" }, item: [] }), "a Postman collection"],
    ["no provider", text({ consumer: { name: "c" }, interactions: [http()] }), "names no provider"],
    ["an empty name", text({ ...parties, consumer: { name: " " }, interactions: [http()] }), "names no consumer"],
    ["no list", text(parties), "neither"],
    ["an object of interactions", text({ ...parties, interactions: {}, messages: [] }), "not a list"],
    ["no interactions", text({ ...parties, interactions: [] }), "no interactions"],
    ["no interactions and messages", text({ ...parties, interactions: [], messages: [] }), "no interactions"],
    ["an interaction that is none", text({ ...parties, interactions: [null] }), "not an object"],
  ])("%s", (_, source, message) => {
    const error = errorOf(() => parsePactText(source));
    expect(error.code).toBe("E_PACT");
    expect(error.message).toContain(message);
    expect(error.location).toMatchObject({ file: "pacts/web-orders.json", line: 1 });
  });

  test("the place is told by line and column", () => {
    const text = pactText([http({ request: { method: "GET" } })]).replace('"request"', '\n  "request"');
    expect(errorOf(() => parsePactText(text))).toMatchObject({
      message: "the request has no path",
      location: { line: 2, column: 3, pointer: "/interactions/0/request" },
    });
  });
});

describe("interactions", () => {
  const read = (interactions: unknown, version = "4.0", rest = {}) =>
    parsePactText(pactText(interactions, version, rest)).interactions;

  test("kinds are told by type, and messages of version 3 by their list", () => {
    const types = ["Synchronous/HTTP", "Asynchronous/Messages", "Synchronous/Messages", "Async/Messages", null];
    const interactions = types.map((type, index) => http({ type, description: `${index}` }));
    const kinds = read(interactions, "4.0", { messages: [{ description: "m" }] }).map(({ kind }) => kind);
    expect(kinds).toEqual(["http", "message", "synchronous-message", "plugin", "http", "message"]);
  });

  test("messages alone make a pact", () => {
    expect(read(undefined, "3.0.0", { messages: [{ description: "m" }] })).toMatchObject([{ kind: "message" }]);
  });

  test("copies are kept once, whatever the order of their keys; others stay", () => {
    const copy = { response: { status: 200 }, request: { path: "/orders", method: "get" }, description: "d" };
    const other = http({ response: { status: 404 } });
    expect(read([http(), copy, other]).map(({ node }) => node.key)).toEqual([0, 2]);
  });

  test("only version 4 knows pending ones", () => {
    expect(read([http({ pending: true })])[0]?.pending).toBe(true);
    expect(read([http({ pending: "true" })])[0]?.pending).toBe(false);
    expect(read([http({ pending: true })], "3.0.0")[0]?.pending).toBe(false);
  });

  test("the description may be missing, null or a number", () => {
    const texts = [undefined, null, 7, "x"].map((description) => http({ description, path: description }));
    expect(read(texts.map((text, index) => ({ ...text, key: index }))).map(({ description }) => description)).toEqual([
      "",
      "",
      "7",
      "x",
    ]);
    expect(errorOf(() => read([http({ description: {} })])).message).toContain("description");
  });

  test.each([
    [
      { providerStates: [{ name: "a", params: { id: 1 } }, { name: "b" }] },
      [
        { name: "a", parameters: { id: 1 } },
        { name: "b", parameters: {} },
      ],
    ],
    [{ providerStates: ["a"] }, [{ name: "a", parameters: {} }]],
    [{ providerState: "a" }, [{ name: "a", parameters: {} }]],
    [{ provider_state: "a" }, [{ name: "a", parameters: {} }]],
    [{ providerStates: null, providerState: "a" }, [{ name: "a", parameters: {} }]],
    [{ providerState: null }, []],
    [{ providerState: "" }, []],
    [{}, []],
  ])("states of %j", (states, expected) => expect(read([http(states)])[0]?.providerStates).toEqual(expected));

  test.each([{ providerStates: [{}] }, { providerStates: [1] }, { providerStates: [{ name: "a", params: [] }] }])(
    "states %j are refused",
    (states) => expect(errorOf(() => read([http(states)])).code).toBe("E_PACT"),
  );

  test.each([
    [{ request: undefined }, "no request"],
    [{ response: undefined }, "no response"],
    [{ response: [] }, "not an object"],
    [{ type: 4 }, "type"],
  ])("%j is refused", (rest, message) => expect(errorOf(() => read([http(rest)])).message).toContain(message));
});

describe("requests and responses", () => {
  test("the method is written in capitals, the path as it stands", () => {
    expect(parseHttp({ method: "post", path: "a/%2F" }).request).toMatchObject({ method: "POST", path: "a/%2F" });
  });

  test.each([{ method: undefined }, { path: undefined }, { method: 1 }, { path: "" }])("%j is refused", (request) =>
    expect(errorOf(() => parseHttp(request)).code).toBe("E_PACT"),
  );

  test.each([
    [
      "a=1&b=2&a=3",
      [
        ["a", ["1", "3"]],
        ["b", ["2"]],
      ],
    ],
    [
      "?q=a+b%20c%2B&=x&y",
      [
        ["q", ["a b c+"]],
        ["", ["x"]],
        ["y", [""]],
      ],
    ],
    [
      "q=%zz%4&%C3%A4=%e4&k=a=b",
      [
        ["q", ["%zz%4"]],
        ["ä", ["\ufffd"]],
        ["k", ["a=b"]],
      ],
    ],
    ["", []],
    [null, []],
    [
      { a: "1", b: ["2", "x y"], c: null, d: [null], e: [7, true] },
      [
        ["a", ["1"]],
        ["b", ["2", "x y"]],
        ["c", [""]],
        ["d", [""]],
        ["e", ["7", "true"]],
      ],
    ],
    [{ a: [] }, [["a", []]]],
  ])("query %j", (query, expected) => expect([...parseHttp({ query }).request.query]).toEqual(expected));

  test("headers are found by lower-case name; a comma separates nothing", () => {
    const headers = { "X-A": "1, 2", "x-a": ["3"], "X-N": 4, "X-L": ["a", "b"], "X-0": null };
    const expected = [
      ["x-a", ["1, 2", "3"]],
      ["x-n", ["4"]],
      ["x-l", ["a", "b"]],
    ];
    expect([...parseHttp({ headers }).request.headers]).toEqual(expected);
    expect(parseHttp({ headers: null }).request.headers.size).toBe(0);
  });

  test.each([{ headers: [] }, { headers: { a: {} } }, { query: 1 }, { query: { a: {} } }])("%j is refused", (request) =>
    expect(errorOf(() => parseHttp(request)).code).toBe("E_PACT"),
  );

  test("names of prototypes are ordinary names", () => {
    const names = JSON.parse('{"__proto__": "1", "constructor": "2"}');
    const { request } = parseHttp({ headers: names, query: names, body: names });
    expect([...request.headers.keys()]).toEqual(["__proto__", "constructor"]);
    expect([...request.query.keys()]).toEqual(["__proto__", "constructor"]);
    expect(Object.keys(request.body.value ?? {})).toEqual(["__proto__", "constructor"]);
  });

  test.each([
    [undefined, 200],
    [204, 204],
    ["404", 404],
  ])("status %j is %i", (status, expected) => expect(parseHttp({}, { status }).response.status).toBe(expected));

  test.each([null, "2xx", 20, 1000, 200.5, [200]])("status %j is refused", (status) =>
    expect(errorOf(() => parseHttp({}, { status })).message).toContain("status"),
  );
});

test("nesting is bounded", () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const text = pactText([http()]).replace('"status":200', `"body":${deep}`);
  expect(errorOf(() => parsePactText(text)).code).toBe("E_LIMIT");
  expect(errorOf(() => parseHttp({}, { body: deep })).code).toBe("E_PACT");
});
