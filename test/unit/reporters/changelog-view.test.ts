import { describe, expect, test } from "vitest";
import type { ChangelogApi, ChangelogEntry, ChangelogGroup } from "../../../src/core/changelog.ts";
import { viewOf } from "../../../src/reporters/changelog-view.ts";
import { combine, cut } from "../../../src/reporters/combine-changes.ts";

const entry = (message: string, more: Partial<ChangelogEntry> = {}): ChangelogEntry => ({
  ruleId: "r",
  side: "response",
  message,
  operations: ["GET /a"],
  subjects: [],
  fingerprints: [],
  ...more,
});

const api = (...groups: Partial<ChangelogGroup>[]): ChangelogApi => ({
  name: "a",
  path: "a.json",
  format: "openapi-3.1",
  operations: 1,
  version: { base: "1", revision: "2" },
  recommendedBump: "minor",
  bumpReason: "",
  counts: { breaking: 0, risky: 0, deprecated: 0, added: 0, changed: 0 },
  groups: groups.map((group) => ({
    category: "added",
    scope: "operation",
    operation: "GET /a",
    changes: [],
    ...group,
  })),
});

describe("changes that differ in one name are told together", () => {
  const told = (messages: readonly string[], most = 3) =>
    combine(
      messages.map((one) => entry(one)),
      most,
    );

  test.each([
    [["`A`: `x` was added", "`A`: `y` was added"], ["`A`: `x` was added; likewise `y`"]],
    [
      ["`A`: `x` was added", "`B`: `x` was added", "`A`: `y` was added"],
      ["`A`: `x` was added; likewise `y`", "`B`: `x` was added"],
    ],
    [["`A.x`: null is allowed", "`B`: null is allowed"], ["`A.x`: null is allowed; likewise `B`"]],
    [["`1`: m", "`2`: m", "`3`: m", "`4`: m"], ["`1`: m; likewise `2`, `3`, `4`"]],
    [["`1`: m", "`2`: m", "`3`: m", "`4`: m", "`5`: m"], ["`1`: m; likewise `2`, `3` and 2 more"]],
    [
      ["nothing in ticks", "nothing else"],
      ["nothing in ticks", "nothing else"],
    ],
    [
      ["`a lone tick", "`another"],
      ["`a lone tick", "`another"],
    ],
  ])("%j", (messages, lines) => expect(told(messages).map(({ text }) => text)).toEqual(lines));

  test("not across rules or sides, and every change counts", () => {
    const entries = [
      entry("`x`: m"),
      entry("`y`: m", { ruleId: "s" }),
      entry("`z`: m", { side: "request" }),
      entry("`w`: m"),
    ];
    expect(combine(entries, 9).map(({ text, changes }) => [text, changes])).toEqual([
      ["`x`: m; likewise `w`", 2],
      ["`y`: m", 1],
      ["`z`: m", 1],
    ]);
  });

  test.each([
    ["response 200: gone", "response", null],
    ["the query parameter `x` was added", "request", null],
    ["request body: gone", "request", null],
    ["`response`: gone", "response", "response"],
    ["request body: gone", "response", "response"],
  ] as const)("%s (%s): the side is said once", (message, side, shown) =>
    expect(combine([entry(message, { side })], 1)[0]?.side).toBe(shown),
  );

  test("long texts are cut between characters", () => {
    expect(cut(`${"a".repeat(8)}😀b`, 10)).toBe(`${"a".repeat(8)}…`);
    expect(cut("a".repeat(10), 10)).toBe("a".repeat(10));
    expect(combine([entry("x".repeat(5000))], 1)[0]?.text).toHaveLength(400);
  });
});

describe("how much is shown", () => {
  const many = (count: number, more: Partial<ChangelogEntry> = {}) =>
    Array.from({ length: count }, (_, index) => entry(`m${index}`, more));
  const shown = (group: Partial<ChangelogGroup>, verbose = false) => {
    const [part] = viewOf(api(group), verbose)[0]?.parts ?? [];
    return [part?.clusters.flatMap(({ lines }) => lines).length, part?.hidden];
  };

  test.each<[Partial<ChangelogGroup>, number, number]>([
    [{ changes: many(6) }, 6, 0],
    [{ changes: many(7) }, 5, 2],
    [{ scope: "shared", operation: null, changes: many(14) }, 12, 2],
    [{ scope: "api", operation: null, changes: many(22) }, 20, 2],
    [{ category: "breaking", changes: many(50) }, 50, 0],
    [{ category: "risky", scope: "shared", operation: null, changes: many(50) }, 50, 0],
  ])("%#", (group, lines, hidden) => {
    expect(shown(group)).toEqual([lines, hidden]);
    expect(shown(group, true)).toEqual([group.changes?.length, 0]);
  });

  test("operations beyond a dozen are counted with their changes", () => {
    const groups = Array.from({ length: 15 }, (_, index) => ({ operation: `GET /${index}`, changes: many(2) }));
    expect(viewOf(api(...groups), false)[0]?.hidden).toEqual({ operations: 3, changes: 6 });
    expect(viewOf(api(...groups), true)[0]?.hidden).toEqual({ operations: 0, changes: 0 });
  });

  test("what reaches the same operations stands together, below the first of them", () => {
    const five = ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e"];
    const changes = [
      entry("1", { operations: five }),
      entry("2", { operations: five }),
      entry("3", { operations: five.slice(1) }),
    ];
    const [view] = viewOf(api({ scope: "shared", operation: null, changes }), false);
    expect(view?.parts[0]?.clusters).toMatchObject([
      { operations: 5, named: five.slice(0, 3), lines: [{ text: "1" }, { text: "2" }] },
      { operations: 4, named: five.slice(1), lines: [{ text: "3" }] },
    ]);
  });
});
