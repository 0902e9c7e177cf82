import { expect, test } from "vitest";
import { apply, below, type Files, nameOf, resolve, targetOf, valueAt } from "./files.ts";

const root = { file: "a.json", tokens: [] };
const files: Files = new Map([
  ["a.json", { list: [1, 2, 3], deep: { here: { x: 1 } }, aside: { y: 2 }, "~/": 4 }],
  ["dir/b.json", { alias: { $ref: "../a.json#/deep" }, loop: { $ref: "#/loop" }, "%": { $ref: "../a.json#/~0~1" } }],
]);

test("an edit copies what lies on its way and shares the rest", () => {
  const after = apply(files, [{ place: below(root, "deep", "here", "x"), change: () => 5 }]);
  expect(after.get("a.json")).toEqual({ list: [1, 2, 3], deep: { here: { x: 5 } }, aside: { y: 2 }, "~/": 4 });
  expect(valueAt(after, below(root, "aside"))).toBe(valueAt(files, below(root, "aside")));
  expect(after.get("dir/b.json")).toBe(files.get("dir/b.json"));
  expect(valueAt(files, below(root, "deep", "here", "x"))).toBe(1);
});

test("members and items are put, added and taken away", () => {
  const edit = (tokens: string[], value: number | undefined) => ({
    place: below(root, ...tokens),
    change: () => value,
  });
  const after = apply(files, [edit(["list", "0"], undefined), edit(["list", "9"], 4), edit(["aside", "y"], undefined)]);
  expect(valueAt(after, below(root, "list"))).toEqual([2, 3, 4]);
  expect(valueAt(after, below(root, "aside"))).toEqual({});
  expect(valueAt(apply(files, [edit(["new", "member"], 1)]), below(root, "new"))).toEqual({ member: 1 });
});

test("references lead to other files, through escapes, and never round in circles", () => {
  const from = { file: "dir/b.json", tokens: [] };
  expect(resolve(files, below(from, "alias"))).toEqual(below(root, "deep"));
  expect(resolve(files, below(from, "%"))).toEqual(below(root, "~/"));
  expect(resolve(files, below(from, "loop"))).toBeUndefined();
  expect(targetOf("dir/b.json", "https://example.com/a.json#/x")).toBeUndefined();
});

test("a place is named by its file and pointer", () => {
  expect(nameOf(below(root, "paths", "/orders/{id}", "~"))).toBe("a.json#/paths/~1orders~1{id}/~0");
});
