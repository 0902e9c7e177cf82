import { describe, expect, test } from "vitest";
import type { Interaction } from "../src/pact/pact.ts";
import { asJson, load } from "./support/compare.ts";
import { compareWith } from "./support/consumers.ts";
import { parseHttp } from "./support/pact.ts";

type Properties = Record<string, object>;

/** `GET /pets` with query parameters and an object to read, all of it required. */
const pets = (properties: Properties, parameters: readonly string[] = []): unknown => ({
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      get: {
        parameters: parameters.map((name) => ({ name, in: "query", schema: TEXT })),
        responses: { "200": { description: "The pets", content: { "application/json": { schema: pet(properties) } } } },
      },
    },
  },
});

const TEXT = { type: "string" };
const pet = (properties: Properties): object => ({ type: "object", required: Object.keys(properties), properties });

/** A consumer that reads one property, and goes by its name. */
const reader = (name: string, value: unknown = "x"): Interaction => {
  const matchingRules = { body: { $: { matchers: [{ match: "type" }] } } };
  const headers = { "Content-Type": "application/json" };
  return {
    ...parseHttp({ path: "/pets" }, { status: 200, headers, body: { [name]: value }, matchingRules }),
    consumer: name,
  };
};

/** A consumer that sends one query parameter, and goes by its name. */
const sender = (name: string): Interaction => ({
  ...parseHttp({ path: "/pets", query: { [name]: ["x"] } }, { status: 200 }),
  consumer: name,
});

/** `rule subject: consumers` for each finding that names any. */
async function named(base: unknown, revision: unknown, interactions: readonly Interaction[]): Promise<string[]> {
  const findings = compareWith(await load(asJson(base)), await load(asJson(revision)), interactions);
  return findings
    .filter(({ consumers }) => consumers.length > 0)
    .map(({ kind, ruleId, subject, consumers }) => {
      const names = consumers.map(({ name }) => name).join(", ");
      return `${kind === "contract" ? "contract " : ""}${ruleId} ${subject.split("/").at(-1)}: ${names}`;
    })
    .sort();
}

describe("of several changes in one place", () => {
  test("removed properties name who read each", async () => {
    const base = pets({ name: TEXT, tag: TEXT, age: TEXT });
    expect(await named(base, pets({ age: TEXT }), [reader("name"), reader("tag"), reader("age")])).toEqual([
      "response-property-removed name: name",
      "response-property-removed tag: tag",
    ]);
  });

  test("removed parameters name who sent each", async () => {
    const base = pets({}, ["limit", "page", "sort"]);
    expect(await named(base, pets({}, ["sort"]), [sender("limit"), sender("page"), sender("sort")])).toEqual([
      "parameter-removed query:limit: limit",
      "parameter-removed query:page: page",
    ]);
  });

  test("the keyword that refuses is the cause, not what went with it", async () => {
    const base = pets({ tags: { type: "array", maxItems: 10, items: TEXT } });
    expect(await named(base, pets({ tags: { type: "object" } }), [reader("tags", ["x"])])).toEqual([
      "type-changed tags: tags",
    ]);
  });
});

describe("harm that one consumer sees, and another does not", () => {
  /** A consumer that reads `name` with one matcher, and goes by that matcher. */
  const matching = (consumer: string, value: unknown, matcher: object): Interaction => {
    const matchingRules = { body: { $: { matchers: [{ match: "type" }] }, "$.name": { matchers: [matcher] } } };
    const headers = { "Content-Type": "application/json" };
    return {
      ...parseHttp({ path: "/pets" }, { status: 200, headers, body: { name: value }, matchingRules }),
      consumer,
    };
  };

  test("a text that may now be empty", async () => {
    const [strict, lax] = [matching("strict", "x", { match: "notEmpty" }), matching("lax", "x", { match: "type" })];
    const [base, revision] = [pets({ name: { type: "string", minLength: 1 } }), pets({ name: TEXT })];
    expect(await named(base, revision, [strict, lax])).toEqual(["min-length-decreased name: strict"]);
  });

  test("an object that may now be empty", async () => {
    const value = { a: 1 };
    const [strict, lax] = [matching("strict", value, { match: "notEmpty" }), matching("lax", value, { match: "type" })];
    const [base, revision] = [pets({ name: { type: "object", minProperties: 1 } }), pets({ name: { type: "object" } })];
    expect(await named(base, revision, [strict, lax])).toEqual(["min-properties-decreased name: strict"]);
  });

  test("a moment that is written in another way", async () => {
    const day = matching("day", "2026-11-20", { match: "date", format: "yyyy-MM-dd" });
    const moment = matching("moment", "2026-11-20", { match: "datetime", format: "yyyy-MM-dd'T'HH:mm:ssXXX" });
    const text = matching("text", "2026-11-20", { match: "type" });
    const [base, revision] = [pets({ name: TEXT }), pets({ name: { type: "string", format: "date-time" } })];
    expect(await named(base, revision, [day, moment, text])).toEqual(["format-changed name: day"]);
  });

  test("what was not guaranteed before is no new harm", async () => {
    const any = matching("any", "abc", { match: "regex", regex: "^[a-z]{3}$" });
    expect(await named(pets({ name: TEXT }), pets({ name: { type: "string", maxLength: 9 } }), [any])).toEqual([]);
  });
});

describe("how a parameter is written", () => {
  const tags = (style: object): unknown => {
    const tag = { name: "tag", in: "query", schema: { type: "array", items: TEXT }, ...style };
    const responses = { "200": { description: "The pets" } };
    return {
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      paths: { "/pets": { get: { parameters: [tag], responses } } },
    };
  };
  const writing = (consumer: string, ...texts: string[]): Interaction => ({
    ...parseHttp({ path: "/pets", query: { tag: texts } }, { status: 200 }),
    consumer,
  });

  test("concerns who sends several items, not who sends one", async () => {
    const consumers = [writing("several", "old", "tame"), writing("one", "old")];
    expect(await named(tags({}), tags({ explode: false }), consumers)).toEqual([
      "parameter-style-changed query:tag: several",
    ]);
  });

  test("concerns who joined items, when they are to be repeated", async () => {
    const consumers = [writing("joined", "old,tame"), writing("one", "old")];
    expect(await named(tags({ explode: false }), tags({}), consumers)).toEqual([
      "parameter-style-changed query:tag: joined",
    ]);
  });
});
