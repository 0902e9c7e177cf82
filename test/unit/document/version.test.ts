import { describe, expect, test } from "vitest";
import { formatOf, parseDocument } from "../../../src/document/parse.ts";
import { specVersion } from "../../../src/document/version.ts";
import { asBlob } from "../../../src/source/work-tree.ts";
import { errorOf } from "../../support/errors.ts";

const versionOf = (text: string) => specVersion(parseDocument(asBlob("a.yaml", Buffer.from(text))));

describe("specVersion", () => {
  test.each([
    ['swagger: "2.0"', "2.0"],
    ["openapi: 3.0.0", "3.0"],
    ["openapi: 3.0.4", "3.0"],
    ['openapi: "3.1"', "3.1"],
    ["openapi: 3.1.1", "3.1"],
    ["openapi: 3.2.0", "3.2"],
    ["openapi: 3.1.0-rc1", "3.1"],
    ["openapi: 3.0.99", "3.0"],
  ])("%s is %s", (text, version) => {
    expect(versionOf(text)).toBe(version);
  });

  test.each([
    "openapi: 3.3.0",
    "openapi: 4.0.0",
    "openapi: 3",
    "openapi: 3.1",
    "openapi: 3.10",
    "swagger: 2.0",
    "openapi: 3.0.3.1",
    "openapi: v3.0.0",
    'openapi: " 3.0.0"',
    "openapi: '3.0.0\\n'",
    "openapi: true",
    "openapi: {}",
    "openapi: ['3.0.0']",
    "swagger: '3.0.0'",
    "openapi: '2.0'",
    "x: 1",
    "[]",
    "~",
  ])("%s is none", (text) => {
    expect(errorOf(() => versionOf(text))).toMatchObject({
      code: "E_NOT_API",
      hint: expect.any(String),
      location: { file: "a.yaml", line: 1 },
    });
  });
});

test.each([
  ["a.json", "x: 1", "json"],
  ["a.YML", "{}", "yaml"],
  ["a", ' \n {"a":1}', "json"],
  ["a", "\ufeff[1]", "json"],
  ["a", "x: 1", "yaml"],
  ["a.txt", "", "yaml"],
])("%s with %j is %s", (file, text, format) => {
  expect(formatOf(file, Buffer.from(text))).toBe(format);
});
