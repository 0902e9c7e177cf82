import { describe, expect, test } from "vitest";
import { kitchenSink } from "./kitchen-sink.ts";
import { oldKitchenSink, swaggerKitchenSink } from "./kitchen-sinks.ts";
import { rewritesFor } from "./rewrites.ts";
import { asJson, compareValues } from "./support/compare.ts";
import type { JsonObject } from "./support/json.ts";
import { invalidity } from "./support/openapi-validity.ts";

const SINKS: Readonly<Record<string, JsonObject>> = {
  "2.0": swaggerKitchenSink(),
  "3.0": oldKitchenSink(),
  "3.1": kitchenSink(),
};

describe.each(Object.entries(SINKS))("%s", (_, sink) => {
  test("the description is valid", async () => {
    expect(await invalidity(asJson(sink))).toBeUndefined();
  });

  test.each(rewritesFor(sink))("$name", async ({ apply }) => {
    const before = JSON.stringify(sink);
    const other = apply(sink);
    expect(JSON.stringify(sink)).toBe(before);
    for (const findings of [await compareValues(sink, other), await compareValues(other, sink)])
      expect(
        findings.map(({ severity, ruleId, subject, message }) => `${severity} ${ruleId} ${subject}: ${message}`),
      ).toEqual([]);
  });
});
