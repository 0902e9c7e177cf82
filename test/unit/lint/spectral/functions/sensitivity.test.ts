import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import {
  installedStock,
  type PathSensitivity,
  pathSensitivities,
  type RulesetFunction,
} from "../../../../../src/lint/spectral/functions/index.ts";

const require = createRequire(import.meta.url);
const sensitivityOf = pathSensitivities(installedStock());

interface Definition {
  rules: Record<string, { then: { function: RulesetFunction } | { function: RulesetFunction }[] }>;
}

const functionsOf = ({ rules }: Definition): RulesetFunction[] =>
  Object.values(rules).flatMap(({ then }) => [then].flat().map((part) => part.function));

const named = (functions: Iterable<RulesetFunction>, kind: PathSensitivity["kind"]) =>
  [...new Set(functions)]
    .filter((fn) => sensitivityOf(fn).kind === kind)
    .map((fn) => fn.name)
    .sort();

describe("what functions of Spectral look at of a path", () => {
  const core = require("@stoplight/spectral-functions");
  const { oas, asyncapi, arazzo } = require("@stoplight/spectral-rulesets");
  const all = [
    ...Object.values(core).filter((value): value is RulesetFunction => typeof value === "function"),
    ...[oas, asyncapi, arazzo].flatMap(functionsOf),
  ];

  test("all of it", () => {
    expect(named(all, "path")).toEqual(["alphabetical", "refSiblings"]);
  });

  test("something of it; asyncApiDocumentSchema bears no name", () => {
    const classes = ["", "asyncApiChannelParameters", "asyncApiPayloadValidation", "oasExample", "oasSchema"];
    expect(named(all, "class")).toEqual([...classes, "oasSecurityDefined", "schema"]);
  });

  test("a function that only bears the name of another may look at all of it", () => {
    const truthy: RulesetFunction = () => [];
    expect(sensitivityOf(core.truthy)).toEqual({ kind: "none" });
    expect(Object.assign(truthy, {}).name).toBe("truthy");
    expect(sensitivityOf(truthy)).toEqual({ kind: "path" });
  });

  test("classes", () => {
    const classOf = (fn: RulesetFunction, path: (string | number)[]) => {
      const sensitivity = sensitivityOf(fn);
      return sensitivity.kind === "class" ? sensitivity.classOf(path) : undefined;
    };
    expect(classOf(core.schema, ["a", "x"])).toBe(classOf(core.schema, ["b", "c", "x"]));
    expect(classOf(core.schema, ["a", "x"])).not.toBe(classOf(core.schema, ["a", "y"]));
  });
});
