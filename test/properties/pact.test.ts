import fc from "fast-check";
import { expect, test } from "vitest";
import { ApigateError } from "../../src/core/errors.ts";
import { rulesAt } from "../../src/pact/select-rules.ts";
import { parsePactText } from "../support/pact.ts";
import { check } from "../support/property.ts";

const set = (...matchers: object[]) => ({ combine: "AND", matchers });
const type = { match: "type", min: 1, max: 3 };
const variant = { index: 0, rules: { "$.id": set({ match: "integer" }) } };

/** One of everything that a pact can say, for each way of saying it. */
const PACTS = [
  {
    consumer: { name: "web" },
    provider: { name: "orders" },
    interactions: [
      {
        type: "Synchronous/HTTP",
        description: "orders",
        pending: true,
        providerStates: [{ name: "some", params: { id: 1 } }],
        request: {
          method: "POST",
          path: "/orders",
          query: { q: ["1", null] },
          headers: { Accept: ["a/b", "c/d"] },
          body: { content: "WzFd", contentType: "application/json", encoded: "base64" },
          matchingRules: { path: set({ match: "regex", regex: "x" }), query: { "$.q[0]": set(type) } },
        },
        response: {
          status: 200,
          headers: { "X-A": "1" },
          body: { content: { items: [{ id: 1 }] }, contentType: "application/json", encoded: false },
          matchingRules: {
            status: set({ match: "statusCode", status: [200] }),
            header: { "X-A": set({ match: "date", format: "y" }) },
            body: {
              "$.items": set({ match: "arrayContains", variants: [variant] }, type),
              "$['items'][*]": set({ match: "eachValue", rules: [type] }, { match: "eachKey", rules: [type] }),
            },
          },
        },
      },
      { type: "Asynchronous/Messages", description: "m", contents: { content: "x" } },
    ],
    metadata: { pactSpecification: { version: "4.0" } },
  },
  {
    consumer: { name: "web" },
    provider: { name: "orders" },
    interactions: [
      {
        description: "orders",
        providerState: "some",
        request: { method: "get", path: "/orders", query: "a=%zz&b", headers: { A: 1 }, body: "{}" },
        response: {
          status: "200",
          headers: { "Content-Type": "text/plain" },
          body: "x",
          matchingRules: { "$.body[0]": { min: 1 }, "$.headers.A": { regex: "x" } },
        },
      },
    ],
    messages: [{ description: "m", providerStates: [{ name: "s" }] }],
    metadata: { pactSpecificationVersion: "2.0.0" },
  },
];

type Token = string | number;

function placesOf(value: unknown, path: Token[] = []): Token[][] {
  if (typeof value !== "object" || value === null) return [path];
  const keys: Token[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => placesOf((value as Record<Token, unknown>)[key], [...path, key]))];
}

/** A copy with another value, or nothing, at one place. */
function replaced(value: unknown, [key, ...rest]: readonly Token[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<Token, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const edited = fc
  .constantFrom(...PACTS)
  .chain((pact) => fc.tuple(fc.constant(pact), fc.constantFrom(...placesOf(pact)), arbitraryValue()))
  .map(([pact, place, value]) => JSON.stringify(replaced(pact, place, value)) ?? "");

function arbitraryValue() {
  const telling = ["type", "$", "$.a[*]", "$[", "GET", "4.0", "JSON", "\ud800", "__proto__", "[[", "a=%", -1, 1e21];
  return fc.oneof(fc.constantFrom(...telling, undefined), fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(...PACTS));
}

test("a pact with any value at any place is read or refused, and nothing else happens", async () => {
  const seen = { read: 0, refused: 0 };
  await check(
    fc.property(edited, (text) => {
      try {
        const pact = parsePactText(text);
        seen.read++;
        expect(pact.interactions.length).toBeGreaterThan(0);
        expect([pact.consumer, pact.provider].every((name) => name.trim() !== "")).toBe(true);
      } catch (error) {
        if (!(error instanceof ApigateError)) throw error;
        seen.refused++;
        expect(["E_PACT", "E_PARSE"]).toContain(error.code);
        expect(error.location?.file).toBe("pacts/web-orders.json");
      }
    }),
    2_000,
  );
  expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(100);
});

const step = fc.constantFrom(".a", ".b", "[0]", "[1]", "[*]", ".*");
const token = fc.constantFrom<Token>("a", "b", 0, 1);

test("the rule that is found fits the place, and none that fits is longer or heavier", async () => {
  const paths = fc.uniqueArray(
    fc.array(step, { maxLength: 4 }).map((steps) => `$${steps.join("")}`),
    { maxLength: 8 },
  );
  await check(
    fc.property(paths, fc.array(token, { maxLength: 4 }), (written, place) => {
      const table = tableOf(written);
      const fitting = table.filter(({ steps }) => weight(steps, place) > 0);
      const best = fitting.reduce((longest, { steps }) => Math.max(longest, steps.length), -1);
      const found = rulesAt(table, place);
      expect(found === undefined).toBe(fitting.length === 0);
      if (!found) return;
      const rule = table.find(({ rules }) => rules === found.rules);
      const rivals = fitting.filter(({ steps }) => steps.length === best);
      expect(rivals).toContain(rule);
      expect(weight(rule?.steps ?? [], place)).toBe(Math.max(...rivals.map(({ steps }) => weight(steps, place))));
      expect(found.isExact).toBe(best === place.length);
    }),
    500,
  );
});

function tableOf(paths: readonly string[]) {
  const body = Object.fromEntries(paths.map((path) => [path, set({ match: "type" })]));
  const response = { matchingRules: { body } };
  const interaction = { description: "d", request: { method: "GET", path: "/" }, response };
  const [read] = parsePactText(JSON.stringify({ ...PACTS[0], interactions: [interaction] })).interactions;
  return read?.kind === "http" ? read.response.rules.body : [];
}

/** By the words of the specification: 2 for the root and for what is named, 1 for what is wild, 0 for what differs. */
function weight(steps: readonly object[], place: readonly Token[]): number {
  if (steps.length > place.length) return 0;
  const weights = steps.map((step, index) => {
    if ("wildcard" in step) return 1;
    return Object.values(step)[0] === place[index] ? 2 : 0;
  });
  return weights.reduce((product: number, factor) => product * factor, 2);
}
