import { describe, expect, test } from "vitest";
import { Router } from "../../../src/contract/routing/route.ts";
import { asJson, load } from "../../support/compare.ts";
import { describing, hold, outcome, providerOf } from "../../support/contract.ts";
import type { JsonObject } from "../../support/json.ts";

const OK = { responses: { "200": { description: "ok" } } };

/** Path items that answer 200, `GET /orders` each. */
const paths = (...operations: string[]): JsonObject => {
  const items: Record<string, JsonObject> = {};
  for (const operation of operations) {
    const [method = "", path = ""] = operation.split(" ");
    items[path] = { ...items[path], [method.toLowerCase()]: OK };
  }
  return items;
};

/** `GET /orders/{id} id=7`, or the methods that the path takes: `none of GET, PUT`. */
async function routed(description: JsonObject, request: string): Promise<string> {
  const [method = "", path = ""] = request.split(" ");
  const found = new Router(await load(asJson(description))).find(method, path);
  if (!found.route) return `none of ${found.methods.join(", ")}`;
  const { operation, parameters } = found.route;
  return [operation.name, ...[...parameters].map(([name, value]) => `${name}=${value}`)].join(" ");
}

const route = (operations: string[], request: string): Promise<string> =>
  routed(describing(paths(...operations)), request);

describe("literals and templates", () => {
  test.each([
    ["GET /orders", "GET /orders"],
    ["GET /orders/mine", "GET /orders/mine"],
    ["GET /orders/7", "GET /orders/{id} id=7"],
    ["GET /orders/mine/items", "GET /orders/{id}/items id=mine"],
    ["GET /orders/7/items/8", "GET /orders/{id}/items/{item} id=7 item=8"],
    ["GET /orders/export.csv", "GET /orders/{name}.csv name=export"],
    ["GET /orders/7.json", "GET /orders/{id}.json id=7"],
    ["GET /orders/a..b", "GET /orders/{from}..{to} from=a to=b"],
    ["GET /orders/", "none of "],
    ["GET /", "none of "],
    ["GET /order", "none of "],
    ["GET /orders/7/items/", "none of "],
    ["POST /orders", "none of GET"],
    ["get /orders", "none of GET"],
  ])("%s is %s", async (request, expected) => {
    const described = [
      "GET /orders/{id}",
      "GET /orders",
      "GET /orders/{from}..{to}",
      "GET /orders/{id}.json",
      "GET /orders/{name}.csv",
      "GET /orders/{id}/items",
      "GET /orders/{id}/items/{item}",
      "GET /orders/mine",
    ];
    expect(await route(described, request)).toBe(expected);
    expect(await route(described.reverse(), request)).toBe(expected);
  });

  test("a template takes a method that the literal beside it does not", async () => {
    expect(await route(["GET /orders/mine", "DELETE /orders/{id}"], "DELETE /orders/mine")).toBe(
      "DELETE /orders/{id} id=mine",
    );
  });

  test("the methods of every path that fits are told", async () => {
    expect(await route(["GET /orders/mine", "DELETE /orders/{id}"], "PUT /orders/mine")).toBe("none of DELETE, GET");
  });

  test.each([
    ["GET /{id}", "GET /orders/{id} id=7"],
    ["DELETE /orders/{order}", "GET /orders/{id} id=7"],
  ])("%s does not get in the way", async (other, expected) => {
    expect(await route([other, "GET /orders/{id}"], "GET /orders/7")).toBe(expected);
  });

  test("parameters are called as their own path calls them", async () => {
    const described = ["GET /orders/{id}", "GET /orders/{order}/items", "PUT /orders/{number}"];
    expect(await route(described, "GET /orders/7/items")).toBe("GET /orders/{order}/items order=7");
    expect(await route(described, "GET /orders/7")).toBe("GET /orders/{id} id=7");
    expect(await route(described, "PUT /orders/7")).toBe("PUT /orders/{number} number=7");
  });

  test("a parameter of any name is held against its own schema", async () => {
    const id = (name: string) => ({ name, in: "path", required: true, schema: { type: "integer" } });
    const description = describing({
      "/orders/{id}": { get: { ...OK, parameters: [id("id")] } },
      "/orders/{order}/items": { get: { ...OK, parameters: [id("order")] } },
    });
    const report = await hold(description, { request: { path: "/orders/x/items" } });
    expect(outcome(report)).toEqual(["breaks path-parameter-refused request.path.order"]);
  });
});

describe("segments", () => {
  test.each([
    ["GET /orders/{id}:cancel", "GET /orders/7:cancel", "GET /orders/{id}:cancel id=7"],
    ["GET /orders/{id}:cancel", "GET /orders/7:ship", "none of "],
    ["GET /orders:batch", "GET /orders:batch", "GET /orders:batch"],
    ["GET /{owner}/{repo}:{branch}", "GET /a/b:c", "GET /{owner}/{repo}:{branch} owner=a repo=b branch=c"],
    ["GET /v{version}-{date}", "GET /v1-2025-01", "GET /v{version}-{date} version=1 date=2025-01"],
    ["GET /{a}-{b}-end", "GET /1-2-end", "GET /{a}-{b}-end a=1 b=2"],
    ["GET /{a}-{b}", "GET /-", "none of "],
    ["GET /{a}-{b}", "GET /1-", "none of "],
    ["GET /{id}.json", "GET /.json", "none of "],
    ["GET /{a}{b}", "GET /xyz", "GET /{a}{b} a=x b=yz"],
  ])("%s and %s", async (described, request, expected) => expect(await route([described], request)).toBe(expected));

  test.each([
    ["GET /café", "GET /caf%C3%A9"],
    ["GET /caf%C3%A9", "GET /café"],
    ["GET /a b", "GET /a%20b"],
  ])("%s takes %s", async (described, request) => {
    const found = new Router(await load(asJson(describing({ [described.slice(4)]: { get: OK } })))).find(
      "GET",
      request.slice(4),
    );
    expect(found.route?.operation.path).toBe(described.slice(4));
  });

  test("an escaped slash does not end a segment, and a broken escape stands for itself", async () => {
    expect(await route(["GET /files/{name}"], "GET /files/a%2Fb")).toBe("GET /files/{name} name=a%2Fb");
    expect(await route(["GET /files/{name}"], "GET /files/%E0%A4%A")).toBe("GET /files/{name} name=%E0%A4%A");
    expect(await route(["GET /100%"], "GET /100%")).toBe("GET /100%");
  });

  test("a described trailing slash is part of the path", async () => {
    expect(await route(["GET /orders/"], "GET /orders/")).toBe("GET /orders/");
    expect(await route(["GET /orders/"], "GET /orders")).toBe("none of ");
  });
});

describe("base paths", () => {
  const withServers = (...urls: string[]): JsonObject =>
    describing(paths("GET /orders", "GET /v1/old"), { servers: urls.map((url) => ({ url })) });

  test.each([
    ["GET /orders", "GET /orders"],
    ["GET /v1/orders", "GET /orders"],
    ["GET /api/v2/orders", "GET /orders"],
    ["GET /v1/old", "GET /v1/old"],
    ["GET /v1/v1/old", "GET /v1/old"],
    ["GET /v1orders", "none of "],
    ["GET /v3/orders", "none of "],
  ])("%s is %s", async (request, expected) =>
    expect(await routed(withServers("https://example.org/v1", "/api/v2/", "/"), request)).toBe(expected),
  );

  test("a server may stand at the path or the operation", async () => {
    const description = describing({
      "/orders": { get: { ...OK, servers: [{ url: "https://fast.example.org/fast" }] } },
      "/files": { get: OK, servers: [{ url: "https://files.example.org/files-api" }] },
    });
    expect(await routed(description, "GET /fast/orders")).toBe("GET /orders");
    expect(await routed(description, "GET /files-api/files")).toBe("GET /files");
  });

  test("variables of a server stand for any of their values", async () => {
    const servers = [
      {
        url: "https://example.org/{stage}/{version}",
        variables: { version: { default: "v1", enum: ["v1", "v2"] }, stage: { default: "live" } },
      },
    ];
    const description = describing(paths("GET /orders"), { servers });
    expect(await routed(description, "GET /live/v1/orders")).toBe("GET /orders");
    expect(await routed(description, "GET /live/v2/orders")).toBe("GET /orders");
    expect(await routed(description, "GET /live/v3/orders")).toBe("none of ");
  });

  test("basePath of Swagger 2", async () => {
    const description = describing(paths("GET /orders"), { swagger: "2.0", host: "example.org", basePath: "/api/v1" });
    expect(await routed(description, "GET /api/v1/orders")).toBe("GET /orders");
    expect(await routed(description, "GET /orders")).toBe("GET /orders");
    expect(await routed(description, "GET /api/orders")).toBe("none of ");
  });
});

describe("hostile templates", () => {
  test.each(["GET /{", "GET /}", "GET /{}", "GET /{{id}}", "GET /{id", "GET /__proto__", "GET /constructor"])(
    "%s is taken as it comes",
    async (described) => {
      expect(await route([described, "GET /orders"], "GET /orders")).toMatch(/^GET \/(?:orders|\{\} =orders)$/);
      expect(await route([described], "GET /toString/valueOf")).toBe("none of ");
    },
  );

  test("a name such as __proto__ is a name", async () => {
    expect(await route(["GET /a/{__proto__}"], "GET /a/x")).toBe("GET /a/{__proto__} __proto__=x");
    expect(await route(["GET /__proto__"], "GET /__proto__")).toBe("GET /__proto__");
  });

  test("many templates in one segment, and many that nearly fit, take no time", async () => {
    const many = `GET /${"{a}-".repeat(300)}end`;
    const alike = Array.from({ length: 300 }, (_, index) => `GET /{a}/${"{b}-".repeat(index % 30)}${index}/{c}`);
    const router = new Router(await load(asJson(describing(paths(many, ...alike)))));
    const start = performance.now();
    expect(router.find("GET", `/${"x-".repeat(5000)}`).route).toBeUndefined();
    expect(router.find("GET", `/x/${"-".repeat(5000)}/y`).route).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test("a path of a hundred thousand segments leads nowhere, whatever is described", async () => {
  const path = "/a".repeat(100_000);
  const { router } = await providerOf(describing({ [path]: { get: { responses: { "200": { description: "ok" } } } } }));
  expect(router.find("GET", path)).toEqual({ route: undefined, methods: [] });
});
