import { expect, test } from "vitest";
import { functions, lintBoth } from "../support/spectral.ts";

/** Where we say something else than Spectral: each is argued in docs/decisions/012-where-we-differ-from-spectral.md. */

const { truthy } = functions;
const nothing = { rules: {} };
const absent = (given: string, more = {}) => ({
  rules: { "the-rule": { given, then: { field: "absent", function: truthy }, ...more } },
});

/** Path and range of what is found, and its file. */
const places = (lines: readonly string[]): string[] =>
  lines.map((line) => {
    const [, path, , , range, source] = JSON.parse(line);
    return `${source} ${path.join("/")} ${range}`;
  });

test("a key that URIs escape, below a reference", async () => {
  const description = {
    a: { $ref: "#/b" },
    b: { "+1": { x: 1 } },
  };
  const { stock, ours } = await lintBoth({ "a.json": JSON.stringify(description) }, absent("$.a['+1']"));
  expect(places(stock)).toEqual(["a.json b 0:24-0:36"]);
  expect(places(ours)).toEqual(["a.json b/+1 0:30-0:36"]);
});

test("a reference to nothing in another file", async () => {
  const files = { "a.yaml": "a: 1\nb:\n  $ref: b.yaml#/none\n", "b.yaml": "c: 1\n" };
  const { stock, ours } = await lintBoth(files, nothing);
  expect(places(stock)).toEqual(["a.yaml none/$ref 0:0-0:0"]);
  expect(places(ours)).toEqual(["a.yaml b/$ref 2:8-2:20"]);
});

test("a reference to nothing in a file that another one leads back to", async () => {
  const files = {
    "a.yaml": "b: {$ref: b.yaml}\nnone: {$ref: '#/nowhere'}\nd: 1\n",
    "b.yaml": "c: {$ref: 'a.yaml#/d'}\n",
  };
  const { stock, ours } = await lintBoth(files, nothing);
  expect(places(stock)).toEqual(["b.yaml none/$ref 1:13-1:24"]);
  expect(places(ours)).toEqual(["a.yaml none/$ref 1:13-1:24"]);
});

test("a reference to no file, in another file", async () => {
  const files = { "a.yaml": "a: {$ref: b/b.yaml}\n", "b/b.yaml": "b:\n  - c:\n      $ref: gone.yaml\n" };
  const { stock, ours } = await lintBoth(files, nothing);
  expect(places(stock)).toEqual(["b/b.yaml b/0/c/$ref 0:0-0:0"]);
  expect(places(ours)).toEqual(["b/b.yaml b/0/c/$ref 2:12-2:21"]);
});
