import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupChanges } from "../../../src/check/group-changes.ts";
import { CATEGORIES } from "../../../src/core/changelog.ts";
import type { Finding, Severity } from "../../../src/core/finding.ts";
import { check } from "../../support/property.ts";

const LOCATION = { file: "a.json", line: 1, column: 1, pointer: "" };

const finding = (ruleId: string, more: Partial<Finding> = {}): Finding => ({
  ruleId,
  kind: "breaking",
  severity: "error",
  api: "orders",
  message: "it changed",
  subject: "#/a",
  location: LOCATION,
  operations: ["GET /orders"],
  consumers: [],
  fingerprint: "0".repeat(16),
  waiver: null,
  ...more,
});

/** `breaking shared: it changed`, in order. */
const told = (findings: readonly Finding[]): string[] =>
  groupChanges(findings).flatMap(({ category, scope, operation, changes }) =>
    changes.map(({ message }) => `${category} ${operation ?? scope}: ${message}`),
  );

describe("categories", () => {
  test.each<[string, Severity, string]>([
    ["response-property-removed", "error", "breaking"],
    ["operation-added", "error", "breaking"],
    ["enum-value-added", "warn", "risky"],
    ["operation-deprecated", "info", "deprecated"],
    ["sunset-moved", "info", "deprecated"],
    ["operation-added", "info", "added"],
    ["enum-introduced", "info", "added"],
    ["became-nullable", "info", "changed"],
    ["operation-reactivated", "info", "changed"],
  ])("%s of %s is %s", (ruleId, severity, category) => {
    expect(groupChanges([finding(ruleId, { severity })]).map((group) => group.category)).toEqual([category]);
  });
});

describe("places", () => {
  test.each<[string, Partial<Finding>, string]>([
    ["one operation", { side: "request" }, "GET /orders"],
    ["several", { side: "request", operations: ["GET /a", "GET /b"] }, "shared"],
    ["none", { operations: [] }, "api"],
    ["an operation that the message names", { message: "GET /orders was removed" }, "api"],
    ["a path with several", { message: "the path `/a` was removed", operations: ["GET /a", "PUT /a"] }, "api"],
    ["no side, and several it does not name", { operations: ["GET /a", "PUT /b"] }, "shared"],
    ["a schema that is called like the path", { side: "response", message: "`/orders`: changed" }, "GET /orders"],
  ])("%s", (_, more, place) => {
    const [group] = groupChanges([finding("x-changed", more)]);
    expect(group?.operation ?? group?.scope).toBe(place);
  });
});

test("the same words of one rule are said once, for all places and operations", () => {
  const where = (name: string): Partial<Finding> => ({
    side: "request",
    operations: [`POST /${name}`],
    subject: `#/${name}`,
    fingerprint: name,
  });
  const findings = [finding("r", where("b")), finding("r", where("a")), finding("other", where("c"))];
  expect(groupChanges(findings)).toEqual([
    {
      category: "breaking",
      scope: "shared",
      operation: null,
      changes: [
        {
          ruleId: "r",
          side: "request",
          message: "it changed",
          operations: ["POST /a", "POST /b"],
          subjects: ["#/a", "#/b"],
          fingerprints: ["a", "b"],
        },
      ],
    },
    expect.objectContaining({ scope: "operation", operation: "POST /c" }),
  ]);
  expect(groupChanges([finding("r", where("b")), finding("r", { ...where("a"), side: "response" })])).toHaveLength(2);
});

test("worst first; in each, facts about operations, what reaches most, then operations by path", () => {
  const wide: Partial<Finding> = { side: "response", operations: ["GET /a", "GET /b", "GET /c"] };
  expect(
    told([
      finding("x-added", { severity: "info", side: "request", message: "1" }),
      finding("x", { side: "request", operations: ["POST /b"], message: "2" }),
      finding("x", { side: "request", operations: ["GET /b"], message: "3" }),
      finding("x", { side: "request", operations: ["PUT /a"], message: "4" }),
      finding("x", { side: "response", operations: ["GET /a", "GET /b"], message: "5" }),
      finding("x", { ...wide, message: "7" }),
      finding("x", { ...wide, message: "6" }),
      finding("x", { severity: "warn", side: "request", message: "8" }),
      finding("x", { message: "GET /orders was removed" }),
    ]),
  ).toEqual([
    "breaking api: GET /orders was removed",
    "breaking shared: 6",
    "breaking shared: 7",
    "breaking shared: 5",
    "breaking PUT /a: 4",
    "breaking GET /b: 3",
    "breaking POST /b: 2",
    "risky GET /orders: 8",
    "added GET /orders: 1",
  ]);
});

describe("whatever is found", () => {
  const findings = fc.uniqueArray(
    fc.record({
      ruleId: fc.constantFrom("a-added", "b-removed", "c-deprecated"),
      severity: fc.constantFrom<Severity>("error", "warn", "info"),
      side: fc.constantFrom("request", "response", undefined),
      message: fc.constantFrom("m", "`n`: m", "GET /a was added"),
      operations: fc.subarray(["GET /a", "POST /a", "GET /b"]),
      subject: fc.constantFrom("#/x", "#/y"),
      fingerprint: fc.string({ minLength: 1, maxLength: 8 }),
    }),
    { selector: ({ fingerprint }) => fingerprint, maxLength: 20 },
  );
  const all = (drawn: readonly object[]) => drawn.map((one) => finding("", one as Partial<Finding>));

  test("nothing is lost and nothing is said twice", () =>
    check(
      fc.property(findings, (drawn) => {
        const entries = groupChanges(all(drawn)).flatMap(({ changes }) => changes);
        expect(entries.flatMap(({ fingerprints }) => fingerprints).sort()).toEqual(
          drawn.map(({ fingerprint }) => fingerprint).sort(),
        );
      }),
      200,
    ));

  test("the order in which it was found does not matter, and groups are in the order of categories", () =>
    check(
      fc.property(findings, (drawn) => {
        const groups = groupChanges(all(drawn));
        expect(groupChanges(all(drawn.toReversed()))).toEqual(groups);
        const ranks = groups.map(({ category }) => CATEGORIES.indexOf(category));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
      200,
    ));
});
