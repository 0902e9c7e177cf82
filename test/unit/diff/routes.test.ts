import { expect, test } from "vitest";
import { shortestRoutes } from "../../../src/diff/routes.ts";
import { operationsOf, operationUnit, reachFrom, sharedUnit, type Unit } from "../../../src/diff/unit.ts";

/** `Order` is read by two operations, in one of them also far down. */
function orders(order: readonly number[]): Unit {
  const [list, one] = [operationUnit("GET /orders"), operationUnit("GET /orders/{id}")];
  const page = sharedUnit(list, "response 200 → Page");
  const found = sharedUnit(page, "items");
  const links: (() => void)[] = [
    () => reachFrom(found, one, "response 200 → Order"),
    () => reachFrom(found, page, "previous"),
    () => reachFrom(found, page, "next"),
    () => reachFrom(page, one, "response 404"),
  ];
  for (const index of order) links[index]?.();
  return found;
}

test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[2, 0, 3, 1]]])(
  "the shortest way is told, whatever came first: %j",
  (order) => {
    expect(shortestRoutes([orders(order)], 3)).toEqual([
      { operation: "GET /orders/{id}", path: "response 200 → Order" },
      { operation: "GET /orders", path: "response 200 → Page → items" },
    ]);
  },
);

test("only the nearest operations are told of, by name where they are equally near", () => {
  const shared = sharedUnit(operationUnit("GET /b"), "response 200");
  for (const name of ["GET /d", "GET /a", "GET /c"]) reachFrom(shared, operationUnit(name), "response 200");
  expect(shortestRoutes([shared], 3).map(({ operation }) => operation)).toEqual(["GET /a", "GET /b", "GET /c"]);
  expect(operationsOf(shared)).toEqual(["GET /a", "GET /b", "GET /c", "GET /d"]);
});

test("schemas that contain one another end", () => {
  const node = sharedUnit(operationUnit("GET /tree"), "response 200 → Node");
  const children = sharedUnit(node, "children");
  reachFrom(node, children, "items → Node");
  expect(shortestRoutes([children], 3)).toEqual([{ operation: "GET /tree", path: "response 200 → Node → children" }]);
});

test("what is an operation itself has no way to it", () => {
  expect(shortestRoutes([operationUnit("GET /orders")], 3)).toEqual([]);
});
