import type { Interaction } from "../src/pact/pact.ts";
import { pactText, parsePactText } from "./support/pact.ts";

type Rules = Record<string, Record<string, unknown>>;

const JSON_TYPE = { "Content-Type": "application/json" };
const KEY = { "X-Key": "k" };

const TYPE = { match: "type" };
const INTEGER = { match: "integer" };
const text = (regex: string) => ({ match: "regex", regex });

const matching = (rules: Rules) =>
  Object.fromEntries(Object.entries(rules).map(([path, matcher]) => [path, { matchers: [matcher] }]));

const order = {
  id: "o-1",
  status: "open",
  total: { amount: 9.5, currency: "EUR" },
  lines: [{ sku: "s", count: 1 }],
  created: "2026-11-20T12:00:00Z",
  weight: 3,
  note: "n",
  channel: "web",
  payment: { kind: "card", number: "4111" },
  labels: { colour: "red" },
  related: [{ id: "o-2" }],
};

const orderRules = (at: string): Rules => ({
  [at]: TYPE,
  [`${at}.status`]: text("^(open|paid|shipped)$"),
  [`${at}.total.currency`]: text("^(EUR|USD)$"),
  [`${at}.lines[*].count`]: INTEGER,
  [`${at}.weight`]: INTEGER,
  [`${at}.id`]: text("^.{0,36}$"),
  [`${at}.payment.kind`]: text("^card$"),
});

const newOrder = {
  customer: { email: "a@b.example", phone: "1" },
  lines: [{ sku: "s", count: 1 }],
  note: null,
  priority: "low",
  coupon: "GIFT",
  discount: 50,
  code: 7,
  tags: ["a"],
  payment: { kind: "transfer", iban: "DE1" },
  address: { street: "s", country: "DE" },
  labels: { colour: "red" },
  options: { gift: true, wrap: "blue" },
  extra: { remark: "r" },
  window: ["a", 1],
  notify: "https://a.example",
};

const problem = { title: "Not there", detail: "d" };

const interactions = [
  {
    description: "list orders with every parameter",
    request: {
      method: "GET",
      path: "/v1/orders",
      query: {
        limit: ["100"],
        status: ["shipped"],
        text: ["tv"],
        reference: ["AB123456"],
        amount: ["1.5"],
        weight: ["5"],
        ids: ["a", "b"],
        currency: ["EUR"],
      },
      headers: { ...KEY, "X-Trace": "t", Cookie: "session=s", Accept: "application/json" },
    },
    response: {
      status: 200,
      headers: { ...JSON_TYPE, "X-Total": "1", "X-Next": "n" },
      body: { orders: [order], next: "n" },
      matchingRules: {
        header: matching({ "X-Total": text("^-?[0-9]+$"), "X-Next": text("^.+$") }),
        body: matching({ ...orderRules("$.orders[*]"), "$.orders": { match: "type", max: 100 }, "$.next": TYPE }),
      },
    },
  },
  {
    description: "list orders as CSV, with an OAuth token, by default",
    request: {
      method: "GET",
      path: "/orders",
      query: { currency: ["EUR"] },
      headers: { Authorization: "Bearer t", Accept: "text/csv" },
    },
    response: { status: 200, headers: { "Content-Type": "text/csv" } },
  },
  {
    description: "create an order with everything",
    request: { method: "POST", path: "/orders", headers: { ...KEY, ...JSON_TYPE }, body: newOrder },
    response: {
      status: 201,
      headers: JSON_TYPE,
      body: order,
      matchingRules: { body: matching(orderRules("$")) },
    },
  },
  {
    description: "create an order of the shop's own type",
    request: {
      method: "POST",
      path: "/orders",
      headers: { ...KEY, "Content-Type": "application/vnd.shop+json" },
      body: { customer: { email: "a@b.example" }, lines: [{ sku: "s" }] },
    },
    response: { status: 201 },
  },
  {
    description: "create an order that is wrong",
    request: { method: "POST", path: "/orders", headers: { ...KEY, ...JSON_TYPE }, body: {} },
    response: { status: 422 },
  },
  {
    description: "read an order",
    request: { method: "GET", path: "/orders/o-1", headers: KEY },
    response: {
      status: 200,
      headers: { ...JSON_TYPE, ETag: '"1"' },
      body: order,
      matchingRules: { header: matching({ ETag: text("^.+$") }), body: matching(orderRules("$")) },
    },
  },
  {
    description: "read an order that is not there",
    request: { method: "GET", path: "/orders/o-9", headers: KEY },
    response: {
      status: 404,
      headers: { "Content-Type": "application/problem+json" },
      body: problem,
      matchingRules: { body: matching({ $: TYPE }) },
    },
  },
  {
    description: "cancel an order",
    request: { method: "DELETE", path: "/orders/o-1", headers: { ...KEY, Authorization: "Bearer t" } },
    response: { status: 204 },
  },
  {
    description: "save a customer",
    request: {
      method: "PUT",
      path: "/customers/c-1",
      headers: { ...KEY, ...JSON_TYPE },
      body: { name: "Ada", password: "p" },
    },
    response: {
      status: 200,
      headers: JSON_TYPE,
      body: { id: "c-1", name: "Ada" },
      matchingRules: { body: matching({ $: TYPE }) },
    },
  },
  {
    description: "ask after its health",
    request: { method: "GET", path: "/health" },
    response: { status: 204 },
  },
];

/** One consumer that uses nearly everything of the kitchen sink, and reads it as strictly as Pact can say. */
export const kitchenSinkPact = (): readonly Interaction[] => parsePactText(pactText(interactions)).interactions;
