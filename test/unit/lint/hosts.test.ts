import { expect, test } from "vitest";
import { hostOf, isInsideHost, isPlainText } from "../../../src/rules/lint/_hosts.ts";

test.each([
  ["https://API.shop.org:8443/v1?x#y", "api.shop.org"],
  ["//api.shop.org", "api.shop.org"],
  ["https://user:p@ss@api.shop.org", "api.shop.org"],
  ["http://[::1]:80/", "::1"],
  ["ws://api", "api"],
  ["/v1", undefined],
  ["api.shop.org/v1", undefined],
  ["", undefined],
])("the host of %s is %s", (url, host) => {
  expect(hostOf(url)).toBe(host);
});

test.each([
  "10.0.0.1",
  "172.31.255.1",
  "192.168.0.1",
  "169.254.169.254",
  "fd12::1",
  "fe80::1",
  "db",
  "a.internal",
  "a.b.svc",
  "printer.lan",
])("%s is inside", (host) => expect(isInsideHost(host)).toBe(true));

test.each([
  "11.0.0.1",
  "172.15.0.1",
  "192.169.0.1",
  "api.shop.org",
  "internal.shop.org",
  "shop.locals",
  "2001:db8::1",
  "{host}",
  "",
])("%s is not inside", (host) => expect(isInsideHost(host)).toBe(false));

test.each([
  "http://api.shop.org",
  "HTTP://10.0.0.1",
  "ws://api.shop.org",
  "http://notexample.com",
  "http://127.0.0.1.shop.org",
])("%s is plain text", (url) => expect(isPlainText(url)).toBe(true));

test.each([
  "https://api.shop.org",
  "wss://api.shop.org",
  "http://localhost:3000",
  "http://api.example.com",
  "http://a.test",
  "//api.shop.org",
  "/v1",
])("%s is not", (url) => expect(isPlainText(url)).toBe(false));
