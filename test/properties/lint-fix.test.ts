import fc from "fast-check";
import { dump } from "js-yaml";
import { expect, test } from "vitest";
import { diffTrees } from "../../src/check/diff.ts";
import { lintTrees } from "../../src/check/lint.ts";
import { fixTree } from "../../src/check/lint-fix.ts";
import { lintPlan } from "../../src/cli/lint-plan.ts";
import { memoryTree } from "../support/memory-tree.ts";
import { POLICY } from "../support/policy.ts";
import { check } from "../support/property.ts";

const plan = await lintPlan([], { ruleset: ["spectral:oas", "naming", "operations"] }, process.cwd());
const version = "0.0.0";

/** Not all are good; several may want the same name or the same path. */
const operation = fc.record(
  {
    operationId: fc.constantFrom("getOrders", "list_lines", "x y"),
    tags: fc.array(fc.constantFrom("a", "b", "é", "__proto__"), { maxLength: 3 }),
    summary: fc.constantFrom("one", "# two", ""),
    parameters: fc.constantFrom([
      { name: "k", in: "query", schema: { type: "string", enum: ["x", "y", "x", "x"] } },
      { name: "n", in: "query", schema: { type: "integer", enum: [1, 1] } },
    ]),
    responses: fc.constant({ 200: { description: "ok" } }),
  },
  { requiredKeys: ["responses"] },
);
const path = fc.constantFrom("/orders", "/orders/", "/orders/{id}/", "/lines//", "/v1/Lines", "/");
const paths = fc.dictionary(
  path,
  fc.dictionary(fc.constantFrom("get", "post", "delete"), operation, { maxKeys: 2, noNullPrototype: true }),
  { maxKeys: 4, noNullPrototype: true },
);
const description = fc
  .record(
    {
      tags: fc.uniqueArray(fc.constantFrom("z", "a", "y", "m"), { maxLength: 4 }),
      servers: fc.array(
        fc.constantFrom("https://a.example/", "https://a.example/v1//", "/", "https://b.example/{v}/"),
        {
          maxLength: 2,
        },
      ),
      paths,
    },
    { requiredKeys: ["paths"] },
  )
  .map(({ tags, servers, paths }) => ({
    openapi: "3.0.3",
    info: { title: "T", version: "1.0.0" },
    ...(servers && { servers: servers.map((url) => ({ url })) }),
    ...(tags && { tags: tags.map((name) => ({ name })) }),
    paths,
  }));

/** How a description is written down. */
const writing = fc.oneof(
  fc
    .constantFrom(0, 2, "\t")
    .map((indent) => ["x.json", (value: unknown) => JSON.stringify(value, null, indent)] as const),
  fc
    .record({
      flowLevel: fc.constantFrom(-1, 2, 4, 6),
      ending: fc.constantFrom("\n", "\r\n"),
      noArrayIndent: fc.boolean(),
    })
    .map(({ flowLevel, ending, noArrayIndent }) => {
      const write = (value: unknown) => dump(value, { flowLevel, noArrayIndent, noRefs: true });
      return ["x.yaml", (value: unknown) => write(value).replaceAll("\n", ending)] as const;
    }),
);

type Texts = Record<string, string>;

async function fixed(files: Texts, published: Texts | undefined): Promise<Texts> {
  const base = published && memoryTree(published);
  const fixes = await fixTree({ tree: memoryTree(files), published: base, plan, policy: POLICY, version });
  return { ...files, ...Object.fromEntries([...fixes.files].map(([file, { after }]) => [file, after])) };
}

/** Problems by rule: where they are may change. */
async function problemsOf(files: Texts): Promise<Map<string, number>> {
  const { result } = await lintTrees({ trees: [memoryTree(files)], plan, failOn: "none", version });
  const counts = new Map<string, number>();
  for (const { ruleId } of result.findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

async function harmOf(before: Texts, after: Texts): Promise<string[]> {
  const trees = { base: memoryTree(before), revision: memoryTree(after) };
  const { result } = await diffTrees({ ...trees, policy: POLICY, failOn: "breaking", version });
  return result.findings.flatMap(({ severity, fingerprint }) => (severity === "info" ? [] : [fingerprint]));
}

test("fixes break nobody, make no new problems, and leave nothing for a second run", async () => {
  let edited = 0;
  const property = fc.asyncProperty(
    description,
    fc.option(description, { nil: undefined }),
    writing,
    async (now, past, [file, write]) => {
      const files = { [file]: write(now) };
      const published = past && {
        [file]: write({ ...past, paths: { ...past.paths, "/orders/": now.paths["/orders/"] ?? {} } }),
      };
      const after = await fixed(files, published);
      if (after[file] !== files[file]) edited++;
      const known = new Set(published ? await harmOf(published, files) : []);
      expect((await harmOf(published ?? files, after)).filter((one) => !known.has(one))).toEqual([]);
      const before = await problemsOf(files);
      for (const [rule, count] of await problemsOf(after))
        expect([rule, count <= (before.get(rule) ?? 0)]).toEqual([rule, true]);
      expect(await fixed(after, published)).toEqual(after);
      if (after[file]?.includes("\r\n")) expect(after[file]).not.toMatch(/(?<!\r)\n/);
    },
  );
  await check(property, 25);
  expect(edited).toBeGreaterThan(12);
}, 60_000);
