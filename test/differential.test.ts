import { describe, expect, test } from "vitest";
import { oldKitchenSink } from "./kitchen-sinks.ts";
import { mutators } from "./mutators.ts";
import { compareValues } from "./support/compare.ts";
import { hasCorpus, readCorpus } from "./support/corpus.ts";
import { isObject, type Json, type JsonObject } from "./support/json.ts";
import { askPeer } from "./support/openapi-diff.ts";

const URLS = "the URLs are the same: openapi-diff reads paths without servers";
const DESCRIBED = "the default response describes it in the same words";

/** Pairs that openapi-diff calls breaking and apigate does not warn of, with the reason. */
const HARMLESS: Readonly<Record<string, string>> = {
  "base path moved from the server to the paths": URLS,
  "optional request body added": "who sends no body still may",
  "optional request property added": "nobody sends a property that was never described",
  "error status removed that the default response still describes": DESCRIBED,
  "response choice removed": "consumers that read both choices read the one that is left",
  "media type in another case": "media types compare without regard to case",
  "type that the values imply": "the only value is a string as it is",
  "bound-req-int32-natural": "the bounds are those of the format",
  "obj-req-new-required-readonly": "read-only properties do not exist in requests",
  "obj-res-new-required-writeonly": "write-only properties do not exist in responses",
  "rw-req-type-changed-readonly": "read-only properties do not exist in requests",
  "resp-2xx-to-200": "200 is one of the range",
  "resp-explicit-subsumed-by-default": DESCRIBED,
  "srv-prefix-moved-to-paths": URLS,
};

/** openapi-diff checks a description as a whole, which takes its time: one pair in so many, all with APIGATE_RUNS. */
const SHARE = process.env.APIGATE_RUNS === undefined ? 40 : 1;

interface Pair {
  name: string;
  base: JsonObject;
  revision: JsonObject;
}

const isSilent = async ({ base, revision }: Pair): Promise<boolean> =>
  (await compareValues(base, revision)).every(({ severity }) => severity === "info");

/** openapi-diff reads no recursive schemas: the one of the kitchen sink becomes any object. */
function straightened(description: JsonObject): JsonObject {
  const cut = (value: Json, key: string): Json => {
    if (Array.isArray(value)) return value.map((item) => cut(item, ""));
    if (!isObject(value)) return value;
    if (key === "related") return { type: "array", items: { type: "object" } };
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, cut(child, name)]));
  };
  return cut(description, "") as JsonObject;
}

/** The sink of 3.0 after an edit; nothing where the edit finds nothing to change there. */
function mutants(): Pair[] {
  return mutators.flatMap(({ name, edit }) => {
    const revision = oldKitchenSink();
    try {
      edit(revision);
    } catch {
      return [];
    }
    return { name, base: straightened(oldKitchenSink()), revision: straightened(revision) };
  });
}

/** What openapi-diff calls breaking among pairs of which apigate does not warn. */
async function missedOf(pairs: readonly Pair[]): Promise<string[]> {
  const missed: string[] = [];
  for (const pair of pairs) {
    if (!(await isSilent(pair))) continue;
    const verdict = await askPeer(pair.base, pair.revision);
    if ("breaks" in verdict && verdict.breaks.length > 0) missed.push(`${pair.name}: ${verdict.breaks.join(", ")}`);
  }
  return missed.filter((name) => !Object.keys(HARMLESS).some((known) => name.startsWith(`${known}: `)));
}

describe("every break that openapi-diff finds is found here", () => {
  test("the peer is heard: it finds breaks of its own", async () => {
    const removed = mutants().find(({ name }) => name === "operation removed");
    expect(removed && (await askPeer(removed.base, removed.revision))).toEqual({
      breaks: ["method.remove paths./orders.post"],
    });
  });

  test("of the edits of the kitchen sink", { timeout: 300_000 }, async () => {
    expect(await missedOf(mutants().filter((_, at) => at % SHARE === 0))).toEqual([]);
  });

  test.skipIf(!hasCorpus)("of the pairs with known verdicts", { timeout: 300_000 }, async () => {
    const pairs = JSON.parse(readCorpus("breaking-pairs.json")) as (Omit<Pair, "name"> & { id: string })[];
    const chosen = pairs.filter((_, at) => at % SHARE === 0).map(({ id, ...pair }) => ({ name: id, ...pair }));
    expect(await missedOf(chosen)).toEqual([]);
  });
});
