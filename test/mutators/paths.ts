import { jsonBody } from "../support/json.ts";
import { append, both, drop, put, remove, rename, set } from "./edit.ts";
import { expecting, type Mutator } from "./mutator.ts";

const ANSWER = { "200": { description: "ok" } };

export const pathMutators: Mutator[] = [
  ...expecting("breaking", {
    "path removed": drop("paths > /orders/{id}/label"),
    "operation removed": drop("paths > /orders > post"),
    "path literal renamed": rename("paths", "/orders", "/purchases"),
    "path with a trailing slash": rename("paths", "/orders", "/orders/"),
    "path in another case": rename("paths", "/orders", "/Orders"),
    "method changed": rename("paths > /orders", "post", "put"),
    "webhook removed": drop("webhooks > orderShipped"),
    "webhook renamed": rename("webhooks", "orderShipped", "orderSent"),
    "base path of the server changed": set("servers > 0", { url: "https://{region}.example.com/v2" }),
    "callback removed": drop("paths > /orders > post > callbacks > paid"),
  }),
  ...expecting("warn", {
    "operationId changed": set("paths > /orders > get", { operationId: "findOrders" }),
    "operationId removed": set("paths > /orders > get", { operationId: undefined }),
    "value of a server variable removed": remove("servers > 0 > variables > region > enum", "us"),
    "link removed": drop("paths > /orders > post > responses > 201 > links > get"),
  }),
  ...expecting("harmless", {
    "path added": put("paths > /invoices", { get: { responses: ANSWER } }),
    "operation added": put("paths > /orders > patch", { responses: ANSWER }),
    "operation deprecated": set("paths > /orders > get", { deprecated: true }),
    "webhook added": put("webhooks > orderLost", {
      post: { requestBody: jsonBody({ type: "object" }), responses: ANSWER },
    }),
    "callback added": put("paths > /orders > post > callbacks > failed", {
      "{$request.body#/notify}": { post: { responses: ANSWER } },
    }),
    "server added": append("servers", { url: "https://backup.example.com/v1" }),
    "link added": put("paths > /orders > post > responses > 201 > links > cancel", { operationId: "cancelOrder" }),
  }),
  ...expecting("harmless", { "tags changed": set("paths > /orders > get", { tags: ["shop"] }) }),
  ...expecting("equivalent", {
    "path parameter renamed": both(
      rename("paths", "/customers/{id}", "/customers/{customer}"),
      set("paths > /customers/{customer} > parameters > id", { name: "customer" }),
    ),
    "base path moved from the server to the paths": both(
      set("servers > 0", { url: "https://{region}.example.com" }),
      ...["/orders", "/orders/{id}", "/orders/{id}/label", "/customers/{id}", "/health"].map((path) =>
        rename("paths", path, `/v1${path}`),
      ),
    ),
  }),
];
