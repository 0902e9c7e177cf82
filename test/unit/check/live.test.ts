import { expect, test } from "vitest";
import { liveResult } from "../../../src/check/live.ts";
import type { LiveInteraction } from "../../../src/contract/live.ts";
import { memoryTree } from "../../support/memory-tree.ts";
import { pactText, parsePactText } from "../../support/pact.ts";

const asked = (path: string) => ({
  description: "read it",
  request: { method: "GET", path },
  response: { status: 200 },
});
const result = (ok: boolean): LiveInteraction => ({
  consumer: "web",
  provider: "orders",
  description: "read it",
  providerStates: [],
  ok,
  pending: false,
  mismatches: ok
    ? []
    : [{ kind: "status", path: "", expected: "200", actual: "500", message: "expected 200 but was 500" }],
});

test.each([
  ["the first", [false, true]],
  ["the last", [true, false]],
])("of two interactions of one name, %s may fail and the other does not hide it", (_, oks) => {
  const pact = parsePactText(pactText([asked("/a"), asked("/b")]));
  expect(pact.interactions).toHaveLength(2);
  const options = {
    tree: memoryTree({}),
    provider: "orders",
    pacts: [pact],
    version: "0",
    failOn: "breaking",
  } as const;
  const { verdict, interactions } = liveResult({ ...options, results: oks.map(result) });
  expect(verdict).toBe("fail");
  expect(interactions?.map(({ effect }) => effect)).toEqual(["breaks", "breaks"]);
});
