import { describe, expect, test } from "vitest";
import { parseHttp } from "../../support/pact.ts";

describe("generators", () => {
  test("are known by the place whose value they make", () => {
    const generators = {
      path: { type: "ProviderState", expression: "/orders/1" },
      query: { limit: { type: "RandomInt", min: 1, max: 9 } },
      header: { "X-Id": { type: "Uuid" } },
      body: { "$.items[0].id": { type: "RandomInt" }, "$['a b']": { type: "Date" }, $: { type: "RandomString" } },
    };
    expect([...parseHttp({ path: "/orders/1", generators }, {}, "4.0").request.generators]).toEqual([
      ["path", "ProviderState"],
      ["query.limit", "RandomInt"],
      ["headers.x-id", "Uuid"],
      ["body.items[*].id", "RandomInt"],
      ["body['a b']", "Date"],
      ["body", "RandomString"],
    ]);
  });

  test.each([
    ["a list", []],
    ["a part that is a text", { body: "Uuid" }],
    ["one without a type", { body: { "$.id": {} } }],
    ["a path that is none", { body: { "id[": { type: "Uuid" } } }],
  ])("refuses %s", (_, generators) => {
    expect(() => parseHttp({ generators })).toThrow(expect.objectContaining({ code: "E_PACT" }));
  });
});
