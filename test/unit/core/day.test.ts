import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf } from "../../../src/core/day.ts";

const DAY = 86_400_000;
const moments = fc.date({ min: new Date("1970-01-01"), max: new Date("9999-12-30"), noInvalidDate: true });

test("every form names the day it is in UTC", () => {
  fc.assert(
    fc.property(moments, (date) => {
      const day = Math.floor(date.getTime() / DAY);
      expect(dayOf(date.toISOString())).toBe(day);
      expect(dayOf(date.toISOString().slice(0, 10))).toBe(day);
      expect(dayOf(date.toUTCString())).toBe(day);
    }),
  );
});

test.each([
  ["2026-03-01T00:30:00+01:00", "2026-02-28"],
  ["2026-02-28T23:30:00-01:00", "2026-03-01"],
  ["2024-02-29t12:00:00z", "2024-02-29"],
  [" 2026-01-31 ", "2026-01-31"],
])("%s is %s", (text, day) => expect(dayOf(text)).toBe(Date.parse(day) / DAY));

test.each([
  "",
  "soon",
  "2026",
  "2026-02",
  "2026-2-1",
  "2026-02-30",
  "2025-02-29",
  "1900-02-29",
  "2026-13-01",
  "2026-00-10",
  "2026-01-00",
  "2026-01-31T25:00:00Z",
  "2026-01-31T10:00Z",
  "2026-01-31T10:00:00",
  "31.01.2026",
  "Sat, 31 Foo 2026 00:00:00 GMT",
  "Sat, 31 Feb 2026 00:00:00 GMT",
  "@1688169599",
  `2026-01-31${" ".repeat(100_000)}x`,
])("%j is no date", (text) => expect(dayOf(text)).toBeUndefined());
