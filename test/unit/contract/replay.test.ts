import fc from "fast-check";
import { expect, test } from "vitest";
import { type LivePact, splitPact } from "../../../src/contract/replay.ts";
import { errorOf } from "../../support/errors.ts";
import { check } from "../../support/property.ts";

const pact = (text: string, interactions = 1): LivePact => ({ file: "p.json", text, provider: "orders", interactions });

test("an interaction stays as it is written", () => {
  const interaction = '{ "description":"\\u0069t",\n"response": {"body": [1.0, 1e2, 12345678901234567890, "]}\\""]} }';
  const text = `\ufeff{ "interactions" : [ ${interaction} ] , "consumer": { "name": "web" } }`;
  const [replay] = splitPact(pact(text));
  expect(replay?.text).toBe(`{"consumer":{ "name": "web" },"metadata":{},"interactions":[${interaction}]}`);
  expect(replay).toMatchObject({ consumer: "web", provider: "orders", description: "it", pending: false });
});

test("messages and plugins are left out, the rest of the metadata is not", () => {
  const interactions = [
    { type: "Asynchronous/Messages", description: "m" },
    { type: "Synchronous/HTTP", description: "h", pending: true },
    { type: "Synchronous/Messages", description: "s" },
  ];
  const metadata = { pactSpecification: { version: "4.0" }, plugins: [{ name: "csv" }] };
  const [replay, ...others] = splitPact(pact(JSON.stringify({ interactions, messages: [{}], metadata })));
  expect(others).toEqual([]);
  expect(replay).toMatchObject({ description: "h", pending: true });
  expect(JSON.parse(replay?.text ?? "")).toEqual({
    metadata: { pactSpecification: { version: "4.0" } },
    interactions: [interactions[1]],
  });
});

test.each([
  [{ providerStates: [{ name: "a", params: {} }, { name: "b" }, { name: "a" }] }, ["a", "b", "a"]],
  [{ providerStates: [] }, []],
  [{ providerState: "a" }, ["a"]],
  [{ provider_state: "a" }, ["a"]],
  [{ providerState: null, provider_state: "b" }, ["b"]],
  [{ providerState: "" }, []],
  [{}, []],
])("provider states of %j", (interaction, states) => {
  expect(splitPact(pact(JSON.stringify({ interactions: [interaction] })))[0]?.providerStates).toEqual(states);
});

test("a text that is no JSON, or says a thing twice, is refused", () => {
  expect(errorOf(() => splitPact(pact("{"))).code).toBe("E_PARSE");
  expect(errorOf(() => splitPact(pact('{"interactions":[{}],"interactions":[]}'))).code).toBe("E_PARSE");
});

test("every interaction comes out once, whatever is in it and around it", async () => {
  const body = fc.dictionary(fc.string(), fc.jsonValue()).map(({ type: _, ...rest }) => rest);
  await check(
    fc.property(fc.array(body, { minLength: 1 }), body, fc.nat(4), (interactions, around, indent) => {
      const { metadata: _, consumer: __, provider: ___, messages: ____, ...rest } = around;
      const text = JSON.stringify({ ...rest, interactions }, null, indent);
      const replays = splitPact(pact(text, interactions.length));
      expect(replays.map(({ text }) => JSON.parse(text))).toEqual(
        interactions.map((interaction) => ({ metadata: {}, interactions: [JSON.parse(JSON.stringify(interaction))] })),
      );
    }),
    200,
  );
});
