import { describe, expect, test } from "vitest";
import { edits, isSilent } from "./claims/edits.ts";
import { SILENT } from "./claims/silent.ts";
import { kitchenSink } from "./kitchen-sink.ts";
import { newKitchenSink } from "./kitchen-sink-3.2.ts";
import { oldKitchenSink, swaggerKitchenSink } from "./kitchen-sinks.ts";
import { asJson, load } from "./support/compare.ts";
import type { JsonObject } from "./support/json.ts";

const SINKS: Readonly<Record<string, JsonObject>> = {
  "2.0": swaggerKitchenSink(),
  "3.0": oldKitchenSink(),
  "3.1": kitchenSink(),
  "3.2": newKitchenSink(),
};

/** Other versions say little that 3.1 does not: one edit in so many, all with APIGATE_RUNS. */
const SHARES: Readonly<Record<string, number>> =
  process.env.APIGATE_RUNS === undefined ? { "2.0": 4, "3.0": 8, "3.2": 3 } : {};

describe("every change is claimed by a rule, or is silent for a reason", () => {
  test.each(Object.entries(SINKS))("%s", async (version, sink) => {
    const base = await load(asJson(sink));
    const silent: string[] = [];
    const share = SHARES[version] ?? 1;
    for (const [index, edit] of [...edits(sink)].entries())
      if (index % share === 0 && (await isSilent(base, sink, edit))) silent.push(edit.name);
    expect(silent.filter((name) => !SILENT.some(({ of }) => of.some((pattern) => pattern.test(name))))).toEqual([]);
  });
});
