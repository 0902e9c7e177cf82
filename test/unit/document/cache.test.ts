import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCache, type ParseCache } from "../../../src/document/cache.ts";
import type { Json } from "../../../src/document/value.ts";
import { folder } from "../../support/folder.ts";
import { check } from "../../support/property.ts";

const never = (): string => {
  throw new Error("the text was not needed");
};
const open = (directory: string): ParseCache => {
  const cache = openCache(directory, "name");
  if (!cache) throw new Error("no cache");
  return cache;
};
const onlyFile = (directory: string): string => path.join(directory, readdirSync(directory)[0] ?? "");

describe("openCache", () => {
  test("without a folder there is no cache", () => {
    expect(openCache(undefined, "x")).toBeUndefined();
  });

  test("YAML comes back as it was put, JSON from its own text, after a restart too", async () => {
    await check(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const directory = folder();
        const plain = JSON.parse(JSON.stringify(value)) as Json;
        fc.pre(typeof plain === "object" && plain !== null); // the rest is parsed again
        const cache = open(directory);
        cache.put("a", "yaml", plain);
        cache.put("b", "json", plain);
        cache.save();
        const again = open(directory);
        expect(again.get("a", "yaml", never)).toEqual(plain);
        expect(again.get("b", "json", () => JSON.stringify(plain))).toEqual(plain);
        expect(again.get("c", "yaml", never)).toBeUndefined();
      }),
      30,
    );
  });

  test("references are kept for JSON, where somebody looked", () => {
    const directory = folder();
    const cache = open(directory);
    cache.put("a", "json", [1], new Set(["#/x", "b.json"]));
    cache.put("b", "json", [1], new Set());
    cache.put("c", "json", [1]);
    cache.put("d", "yaml", [1]);
    cache.save();
    const again = open(directory);
    expect(["a", "b", "c"].map((oid) => again.references(oid, "json"))).toEqual([
      new Set(["#/x", "b.json"]),
      new Set(),
      undefined,
    ]);
    expect([again.references("a", "yaml"), again.references("d", "yaml"), again.references("e", "json")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(again.get("c", "json", () => "[1]")).toEqual([1]);
  });

  test("what was read as one format is not known as the other", () => {
    const directory = folder();
    const cache = open(directory);
    cache.put("a", "yaml", [1]);
    cache.put("b", "json", [1]);
    cache.save();
    expect(open(directory).get("a", "json", never)).toBeUndefined();
    expect(open(directory).get("b", "yaml", never)).toBeUndefined();
  });

  test("what JSON cannot carry is not kept", () => {
    const directory = folder();
    const cache = open(directory);
    cache.put("a", "yaml", { n: 9007199254740993n });
    cache.put("b", "json", { n: 9007199254740993n });
    cache.save();
    expect(open(directory).get("a", "yaml", never)).toBeUndefined();
    expect(open(directory).get("b", "json", () => "{}")).toBeUndefined();
  });

  test("__proto__ as a key survives", () => {
    const directory = folder();
    const cache = open(directory);
    cache.put("a", "yaml", JSON.parse('{"__proto__":{"x":1}}') as Json);
    cache.save();
    expect(Object.keys(open(directory).get("a", "yaml", never) as object)).toEqual(["__proto__"]);
  });

  test("what a run did not use is forgotten, so that the file does not grow for ever", () => {
    const directory = folder();
    const first = open(directory);
    first.put("old", "yaml", [1]);
    first.put("kept", "yaml", [2]);
    first.save();
    const second = open(directory);
    second.put("kept", "yaml", [2]);
    second.put("new", "yaml", [3]);
    second.save();
    const third = open(directory);
    expect([
      third.get("old", "yaml", never),
      third.get("kept", "yaml", never),
      third.get("new", "yaml", never),
    ]).toEqual([undefined, [2], [3]]);
  });

  test("nothing new, nothing written", () => {
    const directory = folder();
    open(directory).save();
    expect(readdirSync(directory)).toEqual([]);
  });

  test("one damaged byte anywhere is a miss, never another value", () => {
    const directory = folder();
    const cache = open(directory);
    cache.put("a", "yaml", { maxLength: 10 });
    cache.save();
    const file = onlyFile(directory);
    const sound = readFileSync(file);
    for (let at = 0; at < sound.length; at++) {
      const damaged = Buffer.from(sound);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(open(directory).get("a", "yaml", never), `byte ${at}`).toBeUndefined();
    }
    for (const length of [0, 1, 64, 65, 66, sound.length - 1]) {
      writeFileSync(file, sound.subarray(0, length));
      expect(open(directory).get("a", "yaml", never), `${length} bytes`).toBeUndefined();
    }
  });

  test.each([
    "null",
    "1",
    "{}",
    '{"values":null,"proved":null}',
    '{"values":{},"proved":{}}',
    '{"proved":[]}',
    '{"values":{"a":[1]},"proved":{"b":[1]}}',
  ])("sound bytes of another shape are a miss: %s", (body) => {
    const directory = folder();
    const cache = open(directory);
    cache.put("a", "yaml", [1]);
    cache.save();
    writeFileSync(onlyFile(directory), `${createHash("sha256").update(body).digest("hex")}\n${body}`);
    expect(open(directory).get("a", "yaml", never)).toBeUndefined();
  });

  test("two runs that write at once leave one whole file", () => {
    const directory = folder();
    const [one, other] = [open(directory), open(directory)];
    one.put("a", "yaml", [1]);
    other.put("b", "yaml", [2]);
    one.save();
    other.save();
    expect(readdirSync(directory)).toHaveLength(1);
    expect(open(directory).get("b", "yaml", never)).toEqual([2]);
  });

  test("only its owner can read the file", () => {
    const directory = path.join(folder(), "made");
    const cache = open(directory);
    cache.put("a", "yaml", [1]);
    cache.save();
    expect(statSync(directory).mode & 0o077).toBe(0);
    expect(statSync(onlyFile(directory)).mode & 0o077).toBe(0);
  });
});
