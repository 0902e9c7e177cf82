import { describe, expect, test } from "vitest";
import { checkPattern } from "../../../../../src/lint/spectral/jsonpath/patterns.ts";

describe("patterns of exponential time are refused", () => {
  test.each([
    "(a+)+$",
    "(a*)*",
    "(a|a)*",
    "(a|aa)+$",
    "(.*)*x",
    "([a-z]+)*-",
    "(a|b|ab)*c",
    "((ab)*a?b?)*",
    "(\\w+\\s?)*$",
  ])("%s", (source) => {
    expect(() => checkPattern(source, "")).toThrow("exponential");
  });

  test.each(["(?=a)(a|b)*", "(\\b\\w+)+"])("%s, which is not regular and repeats a group", (source) => {
    expect(() => checkPattern(source, "")).toThrow("exponential");
  });
});

test.each([
  "^[a-z]+(-[a-z]+)*$",
  "^[a-z][a-zA-Z0-9]*$",
  "^(get|put|post|delete)$",
  "^/v\\d+(/[^/]+)*$",
  "^(\\d{1,3}\\.){3}\\d{1,3}$",
  "^(?!x-)",
  "well-known",
  "(a?b)*c",
  "\\{[^}]+\\}$",
  "^[a-z]{1,64}$",
])("%s is run", (source) => {
  expect(() => checkPattern(source, "")).not.toThrow();
});
