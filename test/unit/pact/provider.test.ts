import { expect, test } from "vitest";
import { apiOf } from "../../../src/pact/provider.ts";

const api = (name: string, path = `${name}.yaml`, title = "") => ({ name, path, title });
const found = (name: string) => ({ kind: "found", name });

test.each([
  "orders",
  "Orders",
  "ORDERS",
  "orders-service",
  "Orders Service",
  "OrdersApi",
  "orders_api",
  "orders-service-api",
])("the provider %s is the API orders", (provider) =>
  expect(apiOf(provider, [api("orders"), api("billing")])).toEqual(found("orders")),
);

test.each([
  api("x", "apis/orders/openapi.yaml"),
  api("x", "orders.json"),
  api("x", "Orders.openapi.yaml"),
  api("x", "a.yaml", "The Orders!"),
  api("x", "a.yaml", "the-orders service"),
])("$path with title $title is an API of orders", (known) => {
  const provider = known.title === "" ? "orders" : "The Orders";
  expect(apiOf(provider, [api("billing"), known])).toEqual(found("x"));
});

test("an exact name beats a loose one", () => {
  expect(apiOf("orders", [api("orders-service"), api("orders")])).toEqual(found("orders"));
  expect(apiOf("Orders Service", [api("orders-service"), api("orders")])).toEqual(found("orders-service"));
});

test("between two that fit equally nobody guesses", () => {
  const rivals = [api("orders-service"), api("orders-api")];
  expect(apiOf("orders", rivals)).toEqual({ kind: "ambiguous", candidates: ["orders-api", "orders-service"] });
  const versions = [api("v2", "orders/v2.yaml"), api("v1", "orders/v1.yaml")];
  expect(apiOf("orders", versions)).toEqual({ kind: "ambiguous", candidates: ["v1", "v2"] });
});

test("a provider that lives elsewhere has none", () => {
  for (const provider of ["payments", "order", "", "--", "service"])
    expect(apiOf(provider, [api("orders"), api("billing-service", "a.yaml", "-")])).toEqual({ kind: "none" });
});

test("a name that is only a suffix stays a name", () => {
  expect(apiOf("API", [api("api"), api("orders-api")])).toEqual(found("api"));
  expect(apiOf("service", [api("orders-service")])).toEqual({ kind: "none" });
});

test("the configuration decides, and is held to what it says", () => {
  const configured = new Map([["orders", "billing"]]);
  expect(apiOf("orders", [api("orders"), api("billing")], configured)).toEqual(found("billing"));
  expect(apiOf("orders", [api("orders")], configured)).toEqual({ kind: "missing", name: "billing" });
});

test("a name in another script is a name", () => {
  expect(apiOf("Заказы", [api("x", "a.yaml", "заказы"), api("y", "b.yaml", "счета")])).toEqual(found("x"));
});
