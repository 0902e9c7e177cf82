import { expect, test } from "vitest";
import { defineLintRule } from "../../../src/lint/rule.ts";
import { runLint } from "../../../src/lint/run.ts";
import type { SubjectKind } from "../../../src/lint/subjects.ts";
import { asJson, load } from "../../support/compare.ts";
import type { JsonObject } from "../../support/json.ts";

/** Pointers of all things of one kind, in the order in which they are shown. */
async function shown(kind: SubjectKind, description: JsonObject): Promise<(string | number)[]> {
  const api = await load(asJson({ openapi: "3.1.0", info: { title: "A", version: "1" }, ...description }));
  const rule = defineLintRule({
    id: "shown",
    on: kind,
    severity: "info",
    summary: "Shown",
    why: "Shown.",
    instead: "Show",
    check: ({ node }) => ({ message: String(node.key) }),
  });
  return runLint(api, [{ rule, severity: "info", options: {} }]).map(({ message }) => message);
}

const answer = { responses: { "200": { description: "ok" } } };

test("a callback that leads back to its own path ends", async () => {
  const back = { again: { "{$request.body#/url}": { $ref: "#/paths/~1a" } } };
  const paths = { "/a": { post: { ...answer, callbacks: back } } };
  expect(await shown("response", { paths })).toEqual(["200"]);
});

test("an example that several share is shown once, with all its forms", async () => {
  const content = (name: string) => ({ [name]: { examples: { one: { $ref: "#/components/examples/one" } } } });
  const paths = {
    "/a": { get: { responses: { "200": { description: "ok", content: { ...content("a/b"), ...content("a/c") } } } } },
  };
  const components = { examples: { one: { value: 1, dataValue: 2, serializedValue: "2" } } };
  expect(await shown("example", { paths, components })).toEqual(["value", "dataValue", "serializedValue"]);
});

test("servers of the description, of paths and of operations are shown once each", async () => {
  const servers = (...urls: string[]) => ({ servers: urls.map((url) => ({ url })) });
  const paths = { "/a": { ...servers("/x"), get: answer, put: answer, post: { ...answer, ...servers("/y", "/z") } } };
  expect(await shown("server", { ...servers("/v1"), paths })).toEqual(["0", "0", "0", "1"]);
});
