import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fastFunctions,
  type Replacement,
  type RulesetFunction,
} from "../../../../../src/lint/spectral/functions/index.ts";
import { check } from "../../../../support/property.ts";
import { schemas, values } from "./arbitrary-schemas.ts";
import { type Call, contextOf, FORMATS, outcome } from "./both.ts";

const require = createRequire(import.meta.url);

const FUNCTIONS: Record<string, RulesetFunction> = {
  schema: require("@stoplight/spectral-functions").schema,
  oasSchema: require("@stoplight/spectral-rulesets/dist/oas/functions/oasSchema").default,
};

/** A function and its replacement, each with ajvs of its own, and what ajv was asked for by the latter. */
function both(name: string) {
  const original = FUNCTIONS[name] as RulesetFunction;
  const { run } = fastFunctions()(original) as Replacement;
  const inventories = { stock: {}, fast: {} };
  return (call: Call) => {
    const { input, options } = call;
    return {
      stock: outcome(() => original(input, options, contextOf(call, inventories.stock)) ?? []),
      fast: outcome(() => run(input, options, contextOf(call, inventories.fast)) ?? []),
    };
  };
}

const paths = fc.array(fc.oneof(fc.constantFrom("tags", "a/b", "x"), fc.nat(3)), { maxLength: 3 });

test.each(["draft7", "auto", undefined])("schema, of %s, says what Spectral says", async (dialect) => {
  const ask = both("schema");
  const seen = { valid: 0, failing: 0 };
  await check(
    fc.property(schemas("draft2020-12"), values, paths, fc.boolean(), (schema, input, path, allErrors) => {
      const options = { schema, ...(dialect && { dialect }), ...(allErrors && { allErrors }) };
      const { stock, fast } = ask({ input, options, path });
      expect(fast).toEqual(stock);
      seen[JSON.stringify(stock) === '{"results":[]}' ? "valid" : "failing"]++;
    }),
    300,
  );
  expect(Math.min(seen.valid, seen.failing)).toBeGreaterThan(20);
});

test.each(["2.0", "3.0", "3.1"] as const)("oasSchema, of OpenAPI %s, says what Spectral says", async (version) => {
  const ask = both("oasSchema");
  await check(
    fc.property(schemas(version === "3.1" ? "draft2020-12" : "draft4"), values, paths, (schema, input, path) => {
      const { stock, fast } = ask({ input, options: { schema }, path, formats: FORMATS[version] });
      expect(fast).toEqual(stock);
    }),
    200,
  );
});

describe("schema", () => {
  const ask = both("schema");
  test.each([
    ["a later keyword", { prefixItems: [{ type: "string" }] }, [1]],
    ["another later keyword", { dependentRequired: { a: ["b"] } }, { a: 1 }],
    [
      "a draft of its own",
      { $schema: "http://json-schema.org/draft-04/schema#", minimum: 1, exclusiveMinimum: true },
      1,
    ],
    ["what ajv refuses", { type: "list" }, []],
    ["a reference that leads nowhere", { $ref: "#/definitions/A" }, 1],
    ["a list of items", { items: [{ type: "string" }] }, [1]],
    ["null for a list", { type: "array", minItems: 1 }, null],
    ["too few", { type: "array", minItems: 1 }, []],
  ])("%s", (_, schema, input) => {
    for (const dialect of ["auto", "draft7"]) {
      const { stock, fast } = ask({ input, options: { schema: structuredClone(schema), dialect } });
      expect(fast).toEqual(stock);
    }
  });

  test("options that it does not take", () => {
    for (const options of [null, {}, { schema: 1 }, { schema: {}, dialect: "x" }, { schema: {}, more: 1 }]) {
      const { stock, fast } = ask({ input: 1, options });
      expect(fast).toEqual(stock);
      expect(stock).toHaveProperty("thrown");
    }
  });
});
