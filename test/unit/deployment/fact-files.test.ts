import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { encodeFact, factPaths, parseFacts } from "../../../src/deployment/fact-files.ts";
import type { Deployment } from "../../../src/deployment/facts.ts";
import { decodePact, encodePact } from "../../../src/deployment/pact-content.ts";
import { parseDocument } from "../../../src/document/parse.ts";
import { parsePact } from "../../../src/pact/parse-pact.ts";
import { errorOf } from "../../support/errors.ts";

const AT = "2025-01-01T00:00:00.000Z";
const DEPLOYED: Deployment = {
  pacticipant: "orders",
  version: "1.3.0",
  environment: "production",
  target: null,
  event: "deployed",
  at: AT,
};

const named = (kind: string, text: string): [string, Uint8Array] => [
  `${kind}/${createHash("sha256").update(text).digest("hex")}.json`,
  Buffer.from(text),
];

const line = (changes: object): string => JSON.stringify({ schemaVersion: 1, ...DEPLOYED, ...changes });
const without = (name: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries({ schemaVersion: 1, ...DEPLOYED }).filter(([key]) => key !== name)));

describe("facts", () => {
  test("are read as they were written", () => {
    const { path, bytes } = encodeFact("deployments", DEPLOYED);
    expect(parseFacts(new Map([[path, bytes]])).deployments).toEqual([{ schemaVersion: 1, ...DEPLOYED }]);
  });

  test("that say the same are one file", () => {
    const turned = Object.fromEntries(Object.entries(DEPLOYED).reverse()) as unknown as Deployment;
    expect(encodeFact("deployments", turned)).toEqual(encodeFact("deployments", DEPLOYED));
  });

  test.each([
    ["a newer format", line({ schemaVersion: 2 }), /`schemaVersion` is not known/],
    ["no format", without("schemaVersion"), /`schemaVersion` is not known/],
    ["a member too many", line({ note: "" }), /`note` does not belong there/],
    ["a member too few", without("target"), /`target` is missing or wrong/],
    ["an event nobody knows", line({ event: "vanished" }), /`event` is missing or wrong/],
    ["a time without zone", line({ at: "2025-01-01T00:00:00" }), /`at` is missing or wrong/],
    ["a day that is none", line({ at: "2025-13-01T00:00:00.000Z" }), /`at` is missing or wrong/],
    ["an empty name", line({ version: "" }), /`version` is missing or wrong/],
    ["a number for a name", line({ version: 1.3 }), /`version` is missing or wrong/],
    ["a name of two lines", line({ pacticipant: "a\nb" }), /`pacticipant` is missing or wrong/],
    ["a name too long", line({ pacticipant: "a".repeat(256) }), /`pacticipant` is missing or wrong/],
    ["half a character", line({ pacticipant: "\ud800" }), /`pacticipant` is missing or wrong/],
    ["a repeated member", line({}).replace("{", '{"version":"2",'), /appears twice/],
    ["a prototype", line({}).replace("{", '{"__proto__":{},'), /`__proto__` does not belong there/],
    ["a list", "[]", /it is no object/],
    ["half a fact", line({}).slice(0, -9), /not valid JSON/],
    ["nothing", "", /not valid JSON/],
    ["nesting without end", "[".repeat(100_000), /./],
  ])("%s is refused with the name of the file", (_, text, message) => {
    const [path, bytes] = named("deployments", text);
    const error = errorOf(() => parseFacts(new Map([[path, bytes]])));
    expect(error).toMatchObject({ code: "E_RECORD", location: { file: path } });
    expect(error.message).toMatch(message);
  });

  test("content that was changed under its name is refused", () => {
    const { path } = encodeFact("deployments", DEPLOYED);
    const [, other] = named("deployments", line({ version: "1.4.0" }));
    expect(errorOf(() => parseFacts(new Map([[path, other]]))).message).toMatch(/not the hash of its content/);
  });

  test("a fact of one kind under the name of another is refused", () => {
    const [path, bytes] = named("results", line({}));
    expect(errorOf(() => parseFacts(new Map([[path, bytes]])))).toMatchObject({ code: "E_RECORD" });
  });

  test("a folder nobody knows is refused, pacts are left for later", () => {
    expect(factPaths(["pacts/a.json", "results/b.json"])).toEqual(["results/b.json"]);
    expect(errorOf(() => factPaths(["constructor/a.json"])).code).toBe("E_RECORD");
  });

  test("what could not be read back is not written", () => {
    expect(errorOf(() => encodeFact("deployments", { ...DEPLOYED, version: "a\nb" })).code).toBe("E_RECORD");
  });
});

const interaction = (description: string, body: string): string =>
  `{"description":"${description}","request":{"method":"GET","path":"/o"},"response":{"status":200,"body":${body}}}`;

const pactOf = (interactions: readonly string[], consumer = "billing", version = "2.0.0") =>
  parsePact(
    parseDocument({
      path: "pact.json",
      oid: "0",
      bytes: Buffer.from(
        `{"consumer":{"name":"${consumer}"},"provider":{"name":"orders"},"interactions":[${interactions}],"metadata":{"pactSpecification":{"version":"${version}"}}}`,
      ),
    }),
  );

describe("the content of pacts", () => {
  const A = interaction("a", '{"id":1,"total":2}');
  const B = interaction("b", "9007199254740993");
  const { pactSha, file } = encodePact(pactOf([A, B]));

  test.each([
    ["interactions in another order", pactOf([B, A])],
    ["members in another order", pactOf([interaction("a", '{"total":2,"id":1}'), B])],
    ["another consumer", pactOf([A, B], "web")],
    ["the specification's version written shorter", pactOf([A, B], "billing", "2.0")],
  ])("%s is the same content", (_, pact) => {
    expect(encodePact(pact)).toEqual({ pactSha, file });
  });

  test.each([
    ["a digit a double cannot hold", pactOf([A, interaction("b", "9007199254740992")])],
    ["an interaction less", pactOf([A])],
    ["an interaction twice", pactOf([A, B, B])],
    ["another version of the specification", pactOf([A, B], "billing", "3.0.0")],
  ])("%s is another content", (_, pact) => {
    expect(encodePact(pact).pactSha).not.toBe(pactSha);
  });

  test("a recorded pact is read as what it was", () => {
    const pact = decodePact(pactSha, file.bytes, "billing", "orders");
    expect(pact).toMatchObject({ consumer: "billing", provider: "orders", version: 2 });
    expect(pact.interactions.map(({ description }) => description).sort()).toEqual(["a", "b"]);
    expect(encodePact(pact)).toEqual({ pactSha, file });
  });

  test("a recorded pact that was changed is refused", () => {
    const changed = Buffer.from(Buffer.from(file.bytes).toString().replace("total", "sum"));
    const error = errorOf(() => decodePact(pactSha, changed, "billing", "orders"));
    expect(error).toMatchObject({ code: "E_RECORD", location: { file: `pacts/${pactSha}.json` } });
  });
});
