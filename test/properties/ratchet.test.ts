import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument } from "../../src/document/parse.ts";
import type { Problem } from "../../src/lint/findings.ts";
import { parseBaseline, toldBefore } from "../../src/lint/ratchet/baseline.ts";
import { matchProblems, tell } from "../../src/lint/ratchet/match.ts";
import { findRenames } from "../../src/lint/ratchet/renames.ts";
import { load } from "../support/compare.ts";
import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { problemsOf } from "../support/lint.ts";
import { check } from "../support/property.ts";
import { randomFrom, shuffled, shuffledKeys } from "./shuffle.ts";

const NAMES = ["id", "line", "total", "note", "state"] as const;
const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 });

interface Parts {
  components: string[];
  properties: string[];
  queries: string[];
  tags: string[];
  servers: string[];
  paths: string[];
}

const parts: fc.Arbitrary<Parts> = fc.record({
  components: names,
  properties: names,
  queries: names,
  tags: names,
  servers: names,
  paths: names,
});

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Components in a ring, each an object with the same properties, and operations that send and return them. */
function described({ components, properties, queries, tags, servers, paths }: Parts): JsonObject {
  const schema = (index: number): JsonObject => ({
    type: "object",
    properties: {
      ...Object.fromEntries(properties.map((name) => [name, { type: "string", example: name }])),
      next: ref(components[(index + 1) % components.length] as string),
    },
  });
  const item = (index: number): JsonObject => ({
    parameters: [{ name: "key", in: "path", required: true, schema: { type: "string" } }],
    get: {
      tags: [...tags],
      parameters: queries.map((name) => ({ name, in: "query", schema: { type: "string" } })),
      responses: {
        "200": {
          description: "ok",
          content: { "application/json": { schema: ref(components[index % components.length] as string) } },
        },
      },
    },
  });
  return {
    openapi: "3.0.3",
    info: { title: "t", version: "1" },
    servers: servers.map((name) => ({ url: `https://${name}.example.org` })),
    tags: tags.map((name) => ({ name })),
    paths: Object.fromEntries(paths.map((name, index) => [`/${name}/{key}`, item(index)])),
    components: { schemas: Object.fromEntries(components.map((name, index) => [name, schema(index)])) },
  };
}

/** The same with members and named items in another order. */
function reordered(value: Json, random: () => number): Json {
  if (Array.isArray(value))
    return shuffled(
      value.map((item) => reordered(item, random)),
      random,
    );
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([key, child]) => [key, reordered(child as Json, random)]);
  return shuffledKeys(Object.fromEntries(members) as JsonObject, random);
}

const compared = (revision: readonly Problem[], base: readonly Problem[]) => {
  const { known, fresh, gone } = matchProblems(revision.map(tell), base.map(tell));
  return { known: known.length, fresh: fresh.map(({ message }) => message), gone: gone.map(({ message }) => message) };
};

/** The same against the JSON result of the base. */
function comparedWithResult(revision: readonly Problem[], base: readonly Problem[]) {
  const result = {
    schemaVersion: 1,
    tool: { name: "apigate" },
    command: "lint",
    revision: { commit: null },
    apis: [],
    findings: base.map(({ finding }) => finding),
  };
  const document = parseDocument({ path: "lint.json", oid: "1", bytes: Buffer.from(JSON.stringify(result)) });
  const recorded = toldBefore(parseBaseline(document), "api", "api.json", revision);
  const { known, fresh, gone } = matchProblems(revision.map(tell), recorded);
  return { known: known.length, fresh: fresh.map(({ message }) => message), gone: gone.map(({ message }) => message) };
}

const WAYS = [
  ["of both versions", compared],
  ["of an earlier result", comparedWithResult],
] as const;

describe.each(WAYS)("by the problems %s", (_, compare) => {
  test("the order of members, parameters, servers and tags makes nothing new", async () => {
    const property = fc.asyncProperty(parts, fc.integer(), async (all, seed) => {
      const base = await problemsOf(described(all));
      const revision = await problemsOf(reordered(described(all), randomFrom(seed)));
      expect(compare(revision, base)).toEqual({ known: base.length, fresh: [], gone: [] });
    });
    await check(property, 40);
  });

  test("one more problem is one new problem, and one fixed elsewhere does not make up for it", async () => {
    const lists = fc.constantFrom("tags", "servers" as const);
    const property = fc.asyncProperty(parts, lists, fc.integer(), async (all, list, seed) => {
      const rules = list === "tags" ? "is a tag" : "is a server";
      const of = async (value: JsonObject) =>
        (await problemsOf(reordered(value, randomFrom(seed)))).filter(({ finding }) => finding.message.endsWith(rules));
      const base = await of(described(all));
      const more = await of(described({ ...all, [list]: [...all[list], "new"] }));
      expect(compare(more, base)).toEqual({ known: base.length, fresh: [expect.stringContaining("new")], gone: [] });
      const other = await of(described({ ...all, [list]: [...all[list].slice(1), "new"] }));
      const [gone] = all[list];
      expect(compare(other, base)).toEqual({
        known: base.length - 1,
        fresh: [expect.stringContaining("new")],
        gone: [expect.stringContaining(gone as string)],
      });
    });
    await check(property, 40);
  });
});

test("components and path parameters under other names make nothing new, and hide nothing that is", async () => {
  const property = fc.asyncProperty(parts, fc.integer(), fc.boolean(), async (all, seed, isWorse) => {
    const used = { ...all, paths: [...NAMES] };
    const renamed = { ...used, components: all.components.map((name) => `New${name}`) };
    const text = JSON.stringify(reordered(described(isWorse ? worse(renamed) : renamed), randomFrom(seed)));
    const revision = text.replaceAll("{key}", "{other}").replaceAll('"key"', '"other"');
    const [before, now] = [await problemsOf(described(used)), await problemsOf(JSON.parse(revision))];
    const first = matchProblems(now.map(tell), before.map(tell));
    const renames = findRenames(
      await load({ file: "api.json", text: JSON.stringify(described(used)) }),
      await load({ file: "api.json", text: revision }),
    );
    const { fresh, gone } = matchProblems(first.fresh, first.gone, renames.now);
    const added = all.components.flatMap(() => ["this is an example", "worse is a property", "worse is a schema"]);
    const words = fresh.map(({ subject, message }) =>
      message.replace(/^it is/, () => `${subject.split("/").at(-1)} is`),
    );
    expect(words.sort()).toEqual(isWorse ? added.sort() : []);
    expect(gone).toEqual([]);
  });
  await check(property, 40);
});

const worse = (all: Parts): Parts => ({ ...all, properties: [...all.properties, "worse"] });
