import { expect, test, vi } from "vitest";
import type { ChangelogOptions } from "../../../src/check/changelog.ts";
import { type Version, walkVersions } from "../../../src/check/changelog-walk.ts";
import type { Tree } from "../../../src/source/tree.ts";
import { memoryTree } from "../../support/memory-tree.ts";
import { POLICY } from "../../support/policy.ts";

const parsed = vi.hoisted(() => [] as string[]);
vi.mock("../../../src/document/parse-yaml.ts", async (original) => {
  const real = await original<typeof import("../../../src/document/parse-yaml.ts")>();
  return {
    ...real,
    parseYaml(text: string, file: string) {
      parsed.push(/# (\S+)/.exec(text)?.[1] ?? file);
      return real.parseYaml(text, file);
    },
  };
});

const root = (version: string) => `# root-${version}
openapi: 3.1.0
info: { title: Orders, version: "${version}" }
paths:
  /orders:
    get: { responses: { "200": { description: ok, content: { application/json: { schema: { $ref: order.yaml } } } } } }
`;
const order = (name: string, type: string) => `# ${name}\ntype: object\nproperties: { total: { type: ${type} } }\n`;

const open: Tree[] = [];
const version = (name: string, files: Record<string, string>): Version => ({
  name,
  open() {
    const tree = {
      ...memoryTree(files),
      id: name,
      ref: { ref: name, commit: name },
      close: () => void open.splice(open.indexOf(tree), 1),
    };
    open.push(tree);
    return tree;
  },
});

const options: ChangelogOptions = { policy: POLICY, dateOf: () => undefined, dates: false, version: "0.0.0" };

test("a file that versions share is parsed once, and every tree is closed", async () => {
  const sections = await walkVersions(
    [
      version("v1", { "openapi.yaml": root("1"), "order.yaml": order("order-a", "integer") }),
      version("v2", { "openapi.yaml": root("2"), "order.yaml": order("order-a", "integer") }),
      version("v3", { "openapi.yaml": root("2"), "order.yaml": order("order-b", "string") }),
    ],
    options,
  );
  expect(parsed).toEqual(["root-1", "order-a", "root-2", "order-b"]);
  expect(sections.map(({ revision, recommendedBump }) => [revision.ref, recommendedBump])).toEqual([
    ["v3", "major"],
    ["v2", "patch"],
    ["v1", null],
  ]);
  expect(open).toEqual([]);
});

test("a version is judged on the day it was made", async () => {
  const days: (string | null)[] = [];
  const dateOf = (commit: string | null) => {
    days.push(commit);
    return "2020-01-01";
  };
  const files = { "openapi.yaml": root("1"), "order.yaml": order("order-a", "integer") };
  const [newest] = await walkVersions([version("v1", files), version("v2", files)], {
    ...options,
    dateOf,
    dates: true,
  });
  expect(newest?.date).toBe("2020-01-01");
  expect(new Set(days)).toEqual(new Set(["v1", "v2"]));
});

test("a bug is no unreadable version", async () => {
  const broken = { name: "v1", open: () => void null as never };
  await expect(walkVersions([broken], options)).rejects.toThrow(TypeError);
  expect(open).toEqual([]);
});
