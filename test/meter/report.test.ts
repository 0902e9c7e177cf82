import { expect, test } from "vitest";
import type { Expected } from "../mutators/mutator.ts";
import { type Outcome, outcomeOf, type Row } from "./measure.ts";
import { render, summarise } from "./report.ts";

test.each([
  ["breaking", ["error", "warn"], "right"],
  ["breaking", ["warn"], "missed"],
  ["breaking", [], "missed"],
  ["warn", ["error"], "right"],
  ["warn", ["warn"], "right"],
  ["warn", ["info"], "missed"],
  ["harmless", ["error", "info"], "false-alarm"],
  ["harmless", ["warn"], "noisy"],
  ["harmless", ["info"], "right"],
  ["harmless", [], "right"],
  ["equivalent", ["error"], "false-alarm"],
  ["equivalent", ["info"], "mentioned"],
  ["equivalent", [], "right"],
] as const)("%s, and %j is said: %s", (expected, severities, outcome) => {
  expect(
    outcomeOf(
      expected,
      severities.map((severity) => ({ severity })),
    ),
  ).toBe(outcome);
});

const row = (area: string, mutator: string, expected: Expected, sites: number, outcomes: Outcome[]): Row => ({
  area,
  mutator,
  expected,
  sites,
  trials: outcomes.map((outcome, index) => ({
    mutator,
    expected,
    site: `a.json#/${index}`,
    outcome,
    said:
      outcome === "missed" ? [] : [{ severity: "error", ruleId: "some-rule", subject: "#/x", message: "it changed" }],
  })),
});

const ROWS = [
  row("strings", "maxLength decreased", "breaking", 900, Array(199).fill("right").concat("missed")),
  row("strings", "maxLength decreased", "harmless", 2, ["right", "false-alarm"]),
  row("paths", "tags changed", "equivalent", 1, ["mentioned"]),
];

test("the report is a table, what went wrong, and the two figures", () => {
  expect(render(ROWS)).toMatchInlineSnapshot(`
    "  expected    mutation             sites  tried  right          wrong  95 % bound

    strings
      breaking    maxLength decreased    900    200    199       1 missed   ≥ 97.22 %
      harmless    maxLength decreased      2      2      1  1 false alarm   ≤ 90.55 %

    paths
      equivalent  tags changed             1      1      0    1 mentioned   ≤ 79.35 %

    MISSED
      maxLength decreased (breaking)
        a.json#/199
          nothing was reported

    FALSE ALARM
      maxLength decreased (harmless)
        a.json#/1
          error some-rule: it changed

    MENTIONED
      tags changed (equivalent)
        a.json#/0
          error some-rule: it changed

    203 mutants, each compared as a whole description
      recall        99.50 % (199 of 200; 95 % bounds 97.22 % to 99.91 %)  goal ≥ 99.50 %
      false alarms  33.33 % (1 of 3; 95 % bounds 6.15 % to 79.23 %)  goal ≤ 0.10 %
    A goal is missed."
  `);
});

test("recall is about what is due, false alarms are about the rest", () => {
  const { mutants, recall, falseAlarms, isGood } = summarise(ROWS);
  expect([mutants, recall.hits, recall.trials, falseAlarms.hits, falseAlarms.trials]).toEqual([203, 199, 200, 1, 3]);
  expect(isGood).toBe(false);
  expect(summarise(ROWS.slice(0, 1)).isGood).toBe(true);
  expect(summarise([row("a", "b", "warn", 1, ["missed"])]).isGood).toBe(false);
});
