import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Automaton } from "../../../../../src/lint/spectral/jsonpath/automaton.ts";
import { DEEP_EXPRESSION, DOCUMENT, EXPRESSION } from "../../../../support/arbitrary-paths.ts";
import { matchesOf, spectralMatchesOf } from "../../../../support/jsonpath.ts";
import { check } from "../../../../support/property.ts";
import { givensOf } from "../../../../support/spectral-givens.ts";
import { ASYNCAPI, OPENAPI, SWAGGER, WORKFLOWS } from "./documents.ts";

/** Says how often there was something to compare, so that a property that compares nothing fails. */
async function compare(expressions: fc.Arbitrary<string>, runs: number): Promise<number> {
  let compared = 0;
  const documents = fc.array(DOCUMENT, { minLength: 6, maxLength: 6 });
  const property = fc.property(expressions, documents, (expression, roots) => {
    for (const root of roots) {
      const wanted = spectralMatchesOf([expression], root);
      if (!wanted) continue;
      expect(matchesOf([expression], root)).toEqual(wanted);
      if (wanted.get(expression)?.length) compared++;
    }
  });
  await check(property, runs);
  return compared;
}

test("expressions match what they match in Spectral", async () => {
  expect(await compare(EXPRESSION, 500)).toBeGreaterThan(300);
});

test("expressions with more than one descent match what they match in Spectral", async () => {
  expect(await compare(DEEP_EXPRESSION, 250)).toBeGreaterThan(80);
});

test("many expressions together match what each matches alone", async () => {
  const property = fc.property(fc.uniqueArray(EXPRESSION, { minLength: 2, maxLength: 8 }), DOCUMENT, (all, root) => {
    const together = matchesOf(all, root);
    for (const expression of all) {
      expect(together.get(expression)).toEqual(matchesOf([expression], root).get(expression));
    }
  });
  await check(property, 200);
});

/** Ways to write filters that rulesets have, some of which Spectral leaves to jsonpath-plus for a `\\`, `?` or `{`. */
test.each([
  "$.paths[?(@property.match(/\\{/))]~",
  "$.paths[?(!@property.match(/\\{.*\\}/))]~",
  "$.paths[?(@property.match( /\\/(orders|empty)[\\/A-Z_\\-]?/ ))]~",
  "$.paths[?(@property.match(/.*\\/{.*}.*/))]..responses",
  "$.paths[?(@property.match(/^\\/[a-z]{2,6}$/i))]",
  "$.paths[?(!@property.match('/(empty|full)'))][get,put]",
  "$.paths[?(!@path.match('empty'))][get,put,delete]",
  "$.paths[?(@property && @property.indexOf('/orders') > -1 || @property.indexOf('/x') > -1)].get",
  "$.paths[?(@.get || @.post)]",
  "$.paths[*][?(@property === 'get' || @property == \"delete\")]",
  "$..[?(@property === 'schema')]^",
  "$..[?(@ && @.type === 'string' && !@.enum)]",
  "$..[?(@object() && @.type === 'object' && @.properties)]",
  "$..[?(@property == 'get')]..[?(@property == 'responses')]",
  "$.components.schemas.*..[?(@ && @.type=='string')]",
  "$..parameters[?(@ && (@.in === 'query' || @.in === 'path'))].name",
])("%s matches what it matches in Spectral", (expression) => {
  const wanted = spectralMatchesOf([expression], OPENAPI);
  expect(wanted?.get(expression)?.length).toBeGreaterThan(0);
  expect(matchesOf([expression], OPENAPI)).toEqual(wanted);
  expect(new Automaton([expression]).fallback).toEqual([]);
});

describe.each(["oas", "asyncapi", "arazzo"] as const)("the rules of spectral:%s", (name) => {
  const givens = givensOf(name);

  test.each([
    ["OpenAPI", OPENAPI],
    ["Swagger", SWAGGER],
    ["AsyncAPI", ASYNCAPI],
    ["Arazzo", WORKFLOWS],
  ])("match the same places of a document of %s", (_, document) => {
    const wanted = spectralMatchesOf(givens, document);
    expect(wanted).toBeDefined();
    expect(matchesOf(givens, document)).toEqual(wanted);
  });

  test("match something", () => {
    const document = { oas: OPENAPI, asyncapi: ASYNCAPI, arazzo: WORKFLOWS }[name];
    const matched = [...matchesOf(givens, document).values()].filter((places) => places.length > 0);
    expect(matched.length).toBeGreaterThan(3);
  });
});
