import fc from "fast-check";
import { expect, test } from "vitest";
import { brokerJson } from "../../../src/deployment/broker-json.ts";
import { History } from "../../support/history.ts";
import { check } from "../../support/property.ts";

test("the answer under the broker's names", async () => {
  const facts = new History()
    .publishes("billing 1", "orders", "a")
    .deploys("billing 1")
    .publishes("web 3", "orders", "w")
    .deploys("web 3")
    .publishes("old 0", "orders", "o")
    .deploys("old 0")
    .passes("orders 2", "billing", "a")
    .examined("orders 2", "a", true);
  const at = (seconds: number): string => `2025-01-01T00:00:0${seconds}.000Z`;
  const sha = expect.stringMatching(/^[0-9a-f]{40}$/);
  const provider = { name: "orders", version: { number: "2" } };
  expect(brokerJson(await facts.ask("orders 2", ["old"]))).toEqual({
    summary: {
      deployable: null,
      reason: "No version of orders was ever verified against the pact of web 3",
      success: 1,
      failed: 0,
      unknown: 1,
      ignored: 1,
    },
    notices: [{ type: "error", text: "no version of orders was ever verified against the pact of web 3" }],
    matrix: [
      {
        consumer: { name: "billing", version: { number: "1" } },
        provider,
        pact: { createdAt: at(1), sha },
        verificationResult: { success: true, verifiedAt: at(7), live: true, static: true },
        ignored: false,
      },
      {
        consumer: { name: "old", version: { number: "0" } },
        provider,
        pact: { createdAt: at(5), sha },
        verificationResult: null,
        ignored: true,
      },
      {
        consumer: { name: "web", version: { number: "3" } },
        provider,
        pact: { createdAt: at(3), sha },
        verificationResult: null,
        ignored: false,
      },
    ],
  });
});

/** Small enough that participants meet often. */
const versions = fc.constantFrom("a 1", "a 2", "b 1", "b 2", "c 1");
const names = fc.constantFrom("a", "b", "c");
const contents = fc.constantFrom("x", "y");
const step = fc.oneof(
  fc.tuple(fc.constant("publishes" as const), versions, names, contents),
  fc.tuple(fc.constant("passes" as const), versions, names, contents),
  fc.tuple(fc.constant("fails" as const), versions, names, contents),
  fc.tuple(fc.constant("deploys" as const), versions, fc.constantFrom("production", "test")),
  fc.tuple(fc.constant("undeploys" as const), versions),
  fc.tuple(fc.constant("releases" as const), versions),
  fc.tuple(fc.constant("endsSupport" as const), versions),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(facts: History, taken: Step): History {
  if (taken[0] === "deploys") return facts.deploys(taken[1], taken[2]);
  if (taken[0] === "publishes" || taken[0] === "passes" || taken[0] === "fails")
    return facts[taken[0]](taken[1], taken[2], taken[3]);
  return facts[taken[0]](taken[1]);
}

const steps = fc.array(step, { maxLength: 25 });
const after = (taken: readonly Step[]): History => taken.reduce(take, new History());

test("yes is said only when every row that counts succeeds", () =>
  check(
    fc.asyncProperty(steps, versions, async (taken, version) => {
      const { deployable, rows } = await after(taken).ask(version);
      if (deployable) expect(rows.every(({ success }) => success === true)).toBe(true);
    }),
    300,
  ));

test("a further failure never turns an answer into yes, a further success never takes a yes away", () =>
  check(
    fc.asyncProperty(
      steps,
      versions,
      versions,
      names,
      contents,
      async (taken, version, provider, consumer, content) => {
        const before = await after(taken).ask(version);
        if (!before.deployable && before.reasons[0]?.type !== "version-does-not-exist")
          expect((await after(taken).fails(provider, consumer, content).ask(version)).deployable).not.toBe(true);
        if (before.deployable)
          expect((await after(taken).passes(provider, consumer, content).ask(version)).deployable).toBe(true);
      },
    ),
    300,
  ));
