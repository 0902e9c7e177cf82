import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { diffTrees } from "../src/check/diff.ts";
import { verifyTree } from "../src/check/verify.ts";
import type { Result } from "../src/core/result.ts";
import { openSource } from "../src/source/source-ref.ts";
import { apigate } from "./support/apigate.ts";
import { contractFixture, contractFixtureIds } from "./support/contract-fixtures.ts";
import { orders, pactOf, reading, resultOf } from "./support/contracts.ts";
import { fixture, fixtureFile, fixtureIds } from "./support/fixtures.ts";
import { gitDir } from "./support/git-dir.ts";
import { memoryTree } from "./support/memory-tree.ts";
import { apiWith, json } from "./support/openapi.ts";
import { POLICY } from "./support/policy.ts";

const schema = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../schemas/result.schema.json"), "utf8"),
) as object;
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

/** What the schema has against a value, one problem per line. */
function problems(value: unknown): string[] {
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

async function comparing(id: string): Promise<Result> {
  const [base, revision] = [
    await openSource(fixtureFile(id, "base.yaml"), "."),
    await openSource(fixtureFile(id, "revision.yaml"), "."),
  ];
  const { result } = await diffTrees({ base, revision, failOn: "breaking", policy: POLICY, version: "0.0.0" });
  return result;
}

test.each(fixtureIds)("the result of %s fits", async (id) => {
  expect(problems(await comparing(id))).toEqual([]);
});

test("the output of the command line fits, for changed, new and removed descriptions", async () => {
  const [base, revision] = [
    fixture("max-length-decreased", "base").text,
    fixture("max-length-decreased", "revision").text,
  ];
  const { path: cwd } = gitDir({
    "v1.2": { "orders.yaml": base, "old.json": json(apiWith("Old", "/old")) },
    "v1.3": { "orders.yaml": revision, "new.json": json(apiWith("New", "/new")) },
  });
  const { stdout, status } = await apigate(["diff", "v1.2", "v1.3", "--format", "json"], { cwd });
  expect(status).toBe(1);
  const result = JSON.parse(stdout) as Result;
  expect(result.apis.map(({ name }) => name).sort()).toEqual(["new", "old", "orders"]);
  expect(result.findings.map(({ ruleId }) => ruleId)).toEqual(
    expect.arrayContaining(["api-added", "api-removed", "max-length-decreased"]),
  );
  expect(problems(result)).toEqual([]);
});

test.each(contractFixtureIds)("the result of verifying %s fits", async (id) => {
  const { result } = await verifyTree({
    tree: memoryTree(contractFixture(id)),
    failOn: "breaking",
    version: "0.0.0",
  });
  expect(problems(result)).toEqual([]);
});

describe("contracts", () => {
  const { path: cwd } = gitDir({
    "v1.2": { "orders.json": orders(), "pacts/billing.json": pactOf("billing", [reading({ total: 1 })]) },
    "v1.3": {
      "orders.json": orders({ properties: { id: { type: "integer" } }, required: ["id"] }),
      "pacts/billing.json": pactOf("billing", [reading({ total: 1 }), { ...reading({ id: 1 }), providerStates: [] }]),
      "pacts/web-stock.json": pactOf("web", [reading({ id: 1 })], "stock"),
    },
  });

  test("the output of verify fits", async () => {
    for (const args of [["verify"], ["verify", "v1.2", "--fail-on", "none"]]) {
      const result = await resultOf(args, { cwd });
      expect(result.interactions?.length).toBeGreaterThan(0);
      const { status: _, ...written } = result;
      expect(problems(written)).toEqual([]);
    }
  });

  test("the output of diff fits, with the consumers that are hit", async () => {
    const { status, ...written } = await resultOf(["diff", "v1.2", "v1.3"], { cwd });
    expect(status).toBe(1);
    expect(written.findings.some(({ consumers }) => consumers.length > 0)).toBe(true);
    expect(written.apis[0]?.consumers).toEqual(["billing"]);
    expect(problems(written)).toEqual([]);
  });

  test("what a result of verify does not have is refused", async () => {
    const { status: _, ...result } = await resultOf(["verify"], { cwd });
    const { interactions, ...without } = result;
    expect(problems(without)).not.toEqual([]);
    expect(problems({ ...result, base: result.revision })).not.toEqual([]);
    expect(problems({ ...result, command: "diff" })).not.toEqual([]);
    for (const change of [{ effect: "fine" }, { operation: "" }, { findings: ["x"] }, { more: 1 }])
      expect(problems({ ...result, interactions: interactions?.map((one) => ({ ...one, ...change })) })).not.toEqual(
        [],
      );
  });
});

describe("lint", () => {
  const rules = 'rules: { path-case: error, schema-case: "off" }\nextends: []\n';
  const lines = json(apiWith("Lines", "/order_lines", "/sub_notes"));
  const ignored = lines.replace(
    '"/sub_notes": {',
    '"/sub_notes": { "x-apigate-ignore": [{ "rule": "path-case", "reason": "theirs" }],',
  );
  const { path: cwd } = gitDir({
    "v1.2": { "rules.yaml": rules, "lines.json": json(apiWith("Lines", "/order_lines")) },
    "v1.3": { "rules.yaml": rules, "lines.json": ignored },
  });
  const written = async (...args: string[]) => {
    const { status: _, ...result } = await resultOf(["lint", "--ruleset", "rules.yaml", ...args], { cwd });
    return result;
  };

  test("its output fits: all problems, new ones, and exceptions of the description", async () => {
    const all = await written("v1.2", "--allow-ignore");
    expect([all.findings.length, problems(all)]).toEqual([1, []]);
    const fresh = await written("--new-since", "v1.2", "--allow-ignore");
    expect(fresh.ratchet?.known).toBe(1);
    expect(fresh.findings.map(({ waiver }) => waiver?.expires)).toEqual(["never"]);
    expect(problems(fresh)).toEqual([]);
  });

  test("what it does not have is refused", async () => {
    const result = await written("--new-since", "v1.2");
    expect(problems({ ...result, base: result.revision })).not.toEqual([]);
    expect(problems({ ...result, command: "verify", interactions: [] })).not.toEqual([]);
    expect(problems({ ...result, ratchet: { ...result.ratchet, known: -1 } })).not.toEqual([]);
    const waiver = { owner: "x", reason: "y", expires: "always" };
    expect(problems({ ...result, findings: result.findings.map((one) => ({ ...one, waiver })) })).not.toEqual([]);
  });
});

describe("the schema", () => {
  test("refuses what the result does not have", async () => {
    const result = await comparing("max-length-decreased");
    expect(problems({ ...result, more: 1 })).not.toEqual([]);
    expect(problems({ ...result, verdict: "passed" })).not.toEqual([]);
    expect(problems({ ...result, findings: result.findings.map(({ fingerprint: _, ...rest }) => rest) })).not.toEqual(
      [],
    );
    expect(
      problems({
        ...result,
        findings: result.findings.map((finding) => ({ ...finding, location: { ...finding.location, line: 0 } })),
      }),
    ).not.toEqual([]);
  });

  test("is closed, and describes every property", () => {
    const objects = objectSchemasOf(schema);
    expect(objects.length).toBeGreaterThan(8);
    for (const { additionalProperties, required, properties } of objects) {
      expect(additionalProperties).toBe(false);
      expect(required?.every((name) => Object.hasOwn(properties, name))).toBe(true);
      for (const [name, property] of Object.entries(properties)) expect(property.description, name).toMatch(/\.$/);
    }
  });
});

interface ObjectSchema {
  additionalProperties?: unknown;
  required?: string[];
  properties: Record<string, { description?: string }>;
}

const isObjectSchema = (value: object): value is ObjectSchema =>
  "type" in value && value.type === "object" && "properties" in value;

function objectSchemasOf(value: unknown): ObjectSchema[] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.values(value).flatMap(objectSchemasOf);
  return isObjectSchema(value) ? [value, ...below] : below;
}
