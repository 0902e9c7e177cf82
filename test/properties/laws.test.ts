import fc from "fast-check";
import yaml from "js-yaml";
import { expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { rewritesFor } from "../rewrites.ts";
import { compare, compareValues } from "../support/compare.ts";
import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { check } from "../support/property.ts";
import { candidates } from "./candidates.ts";
import { isDescribed } from "./described.ts";
import { descriptions, exchanging } from "./descriptions.ts";
import { accepts } from "./oracle.ts";
import { type JsonSchema, schemaPairs, schemas, values } from "./schemas.ts";

const told = (findings: readonly Finding[]): string[] =>
  findings.map(
    ({ severity, ruleId, side, subject, message }) => `${severity} ${ruleId} ${side} ${subject}: ${message}`,
  );
const harmful = (findings: readonly Finding[]): Finding[] => findings.filter(({ severity }) => severity !== "info");
const text = (value: Json | undefined): string => JSON.stringify(value);

test("nothing differs from itself", () =>
  check(
    fc.asyncProperty(descriptions, async (api) => {
      expect(told(await compareValues(api, structuredClone(api)))).toEqual([]);
    }),
    40,
  ));

test("other words for the same change nothing", async () => {
  const property = fc.asyncProperty(descriptions, fc.nat(), async (api, pick) => {
    const all = rewritesFor(api);
    for (const { name, apply } of [all[pick % all.length], all[(pick + 7) % all.length]].filter((one) => !!one)) {
      const other = apply(api);
      expect(told(await compareValues(api, other)), `${name}: ${text(other)}`).toEqual([]);
      expect(told(await compareValues(other, api)), `${name} undone: ${text(other)}`).toEqual([]);
    }
  });
  await check(property, 60);
});

test("JSON and YAML say the same", () =>
  check(
    fc.asyncProperty(descriptions, async (api) => {
      const base = { file: "api.json", text: JSON.stringify(api) };
      const revision = { file: "api.yaml", text: yaml.dump(api, { noRefs: true }) };
      expect(told(await compare(base, revision))).toEqual([]);
    }),
    30,
  ));

/** What the sender may send and the receiver refuses, as far as candidates show it. */
function witnesses(sent: JsonSchema, received: JsonSchema, others: readonly Json[]): Json[] {
  const [sends, receives] = [accepts(sent), accepts(received)];
  return [...candidates(sent), ...candidates(received), ...others].filter(
    (value) => sends(value) && !receives(value) && isDescribed(sent, value),
  );
}

const some = fc.array(values, { minLength: 10, maxLength: 10 });
const sides = fc.constantFrom("request" as const, "response" as const);

test("what passes without a warning is safe: nothing that was sent is refused", async () => {
  let safe = 0;
  const property = fc.asyncProperty(schemaPairs, sides, some, async ([a, b], side, others) => {
    const findings = await compareValues(exchanging(a, side), exchanging(b, side));
    if (harmful(findings).length > 0) return;
    safe++;
    const found = side === "request" ? witnesses(a, b, others) : witnesses(b, a, others);
    expect(found.slice(0, 3).map(text), `${side}: ${text(a)} -> ${text(b)}\n${told(findings).join("\n")}`).toEqual([]);
  });
  await check(property, 100);
  expect(safe).toBeGreaterThan(26);
});

/** Nobody has found a value of it: such schemas are mistakes, and what to say of one is not settled. */
const isImpossible = (schema: JsonSchema, others: readonly Json[]): boolean =>
  ![...candidates(schema), ...others].some(accepts(schema));

test("in both positions whatever is no equivalence is at least warned of", async () => {
  let different = 0;
  const property = fc.asyncProperty(schemaPairs, some, async ([a, b], others) => {
    if (witnesses(a, b, others).length + witnesses(b, a, others).length === 0) return;
    if (isImpossible(a, others) || isImpossible(b, others)) return;
    different++;
    const findings = await compareValues(exchanging(a, "both"), exchanging(b, "both"));
    expect(harmful(findings).length, `${text(a)} -> ${text(b)}`).toBeGreaterThan(0);
  });
  await check(property, 70);
  expect(different).toBeGreaterThan(17);
});

test("a change turned round on the other side of the wire is told of too", async () => {
  const property = fc.asyncProperty(schemaPairs, async ([a, b]) => {
    const forth = await compareValues(exchanging(a, "request"), exchanging(b, "request"));
    const back = await compareValues(exchanging(b, "response"), exchanging(a, "response"));
    const pair = `${text(a)} -> ${text(b)}`;
    if (forth.some(isTwoSided)) expect(harmful(back).length, `${pair}\n${told(forth)}`).toBeGreaterThan(0);
    if (back.some(isTwoSided)) expect(harmful(forth).length, `${pair}\n${told(back)}`).toBeGreaterThan(0);
  });
  await check(property, 70);
});

/** Responses lose by names that vanish, requests by names that are refused; the other side takes both as they come. */
const isTwoSided = ({ severity, ruleId }: Finding): boolean => severity === "error" && !ONE_SIDED.test(ruleId);

const ONE_SIDED = /^(?:response-property-.*|additional-properties-closed|request-property-rejected)$/;

test("what breaks from A to C breaks from A to B or from B to C", async () => {
  const property = fc.asyncProperty(schemaPairs, schemas, sides, async ([a, c], b, side) => {
    const [first, middle, last] = [a, b, c].map((schema) => exchanging(schema, side)) as [
      JsonObject,
      JsonObject,
      JsonObject,
    ];
    const whole = await compareValues(first, last);
    if (!whole.some(({ severity }) => severity === "error")) return;
    const parts = [...(await compareValues(first, middle)), ...(await compareValues(middle, last))];
    expect(harmful(parts).length, `${text(a)} -> ${text(b)} -> ${text(c)}\n${told(whole)}`).toBeGreaterThan(0);
  });
  await check(property, 60);
});

/** Everything of one description beside everything of another. */
function beside(api: JsonObject, other: JsonObject): JsonObject {
  const both = (key: string): JsonObject => ({ ...inside(api, key), ...inside(other, key) });
  return { ...api, paths: both("paths"), components: { schemas: { ...schemasOf(api), ...schemasOf(other) } } };
}
const inside = (api: JsonObject, key: string): JsonObject => (isObject(api[key]) ? api[key] : {});
const schemasOf = (api: JsonObject): JsonObject => inside(inside(api, "components"), "schemas");

test("what stands beside a change does not matter", async () => {
  const property = fc.asyncProperty(schemaPairs, descriptions, async ([a, b], other) => {
    const [base, revision] = [exchanging(a, "both"), exchanging(b, "both")];
    const alone = (await compareValues(base, revision)).map(({ fingerprint, message }) => `${fingerprint} ${message}`);
    const around = (await compareValues(beside(base, other), beside(revision, other))).map(
      ({ fingerprint, message }) => `${fingerprint} ${message}`,
    );
    expect(around).toEqual(alone);
    const added = await compareValues(base, beside(revision, other));
    expect(
      added
        .filter(({ ruleId }) => ruleId !== "operation-added")
        .map(({ fingerprint, message }) => `${fingerprint} ${message}`),
    ).toEqual(alone);
  });
  await check(property, 35);
});
