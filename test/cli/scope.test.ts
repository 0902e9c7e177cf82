import { describe, expect, test } from "vitest";
import { diffJson, headlines } from "../support/apigate.ts";
import { gitDir } from "../support/git-dir.ts";
import { description, json, operation, TOTAL_REMOVED, WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const referring = (reference: string): string =>
  json(description({}, { paths: { "/orders": { get: operation({ $ref: reference }) } } }));

describe("what counts as a change of a description", () => {
  test.each(["order.json", "order.yaml", "ORDER.YML", "order", "order.schema", "order.txt", "deep/er/order.avsc"])(
    "an edit of %s, which it refers to, while the description itself stays as it is",
    async (file) => {
      const files = gitDir({
        "v1.2": { "openapi.json": referring(file), [file]: '{"type": "string"}' },
        "v1.3": { "openapi.json": referring(file), [file]: '{"type": "integer"}' },
      });
      for (const args of [["v1.2", "v1.3"], ["v1.2"], ["v1.2:openapi.json", "v1.3:openapi.json"]]) {
        expect(headlines(await diffJson(args, { cwd: files.path })), args.join(" ")).toEqual(["error type-changed"]);
      }
    },
  );

  test("a moved description whose references lead elsewhere now", async () => {
    const files = gitDir({
      "v1.2": {
        "a/openapi.json": referring("order.json"),
        "a/order.json": '{"type": "string"}',
        "b/order.json": '{"type": "integer"}',
      },
      "v1.3": {
        "b/openapi.json": referring("order.json"),
        "a/order.json": '{"type": "string"}',
        "b/order.json": '{"type": "integer"}',
      },
    });
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: files.path }))).toEqual(["error type-changed"]);
  });

  test("an edit of another description that it refers to", async () => {
    const files = gitDir({
      "v1.2": { "a.json": referring("b.json#/components/schemas/X"), "b.json": withSchema("string") },
      "v1.3": { "a.json": referring("b.json#/components/schemas/X"), "b.json": withSchema("integer") },
    });
    const { findings } = await diffJson(["v1.2", "v1.3"], { cwd: files.path });
    expect(findings.map(({ ruleId, api }) => `${ruleId} ${api}`)).toContain("type-changed a");
  });

  test("nothing at all: not listed, no bump, whatever else changed in the repository", async () => {
    const files = gitDir({
      "v1.2": { "openapi.json": WITH_TOTAL },
      "v1.3": { "openapi.json": WITH_TOTAL, "data.json": "{}", "src/x.ts": "" },
    });
    for (const args of [
      ["v1.2", "v1.3"],
      ["v1.2"],
      ["v1.2", "openapi.json"],
      ["v1.2:openapi.json", "v1.3:openapi.json"],
    ]) {
      const { apis, recommendedBump, verdict } = await diffJson(args, { cwd: files.path });
      expect({ apis, recommendedBump, verdict }, args.join(" ")).toEqual({
        apis: [],
        recommendedBump: "none",
        verdict: "pass",
      });
    }
  });
});

describe("what else is in the repository does not get in the way", () => {
  test.each<[string, string | Uint8Array]>([
    ["data.json", `{"rows": [${"1,".repeat(9_000_000)}1]}`],
    ["broken.json", '{"a": '],
    ["broken.yaml", "a: [\n\tb"],
    ["binary.json", Buffer.from([0xff, 0xfe, 0, 0, 1])],
    ["templates/chart.yaml", "{{- if .Values.openapi }}\nx: 1\n{{- end }}\n"],
    ["many.yaml", "---\na: 1\n---\nb: 2\n"],
  ])("%s", async (name, content) => {
    const files = gitDir({
      "v1.2": { "openapi.json": WITH_TOTAL, [name]: content },
      "v1.3": { "openapi.json": WITHOUT_TOTAL, [name]: content },
    });
    expect(headlines(await diffJson(["v1.2", "v1.3"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
    expect(headlines(await diffJson(["v1.2"], { cwd: files.path }))).toEqual([TOTAL_REMOVED]);
  });
});

function withSchema(type: string): string {
  return json({
    openapi: "3.0.3",
    info: { title: "B", version: "1" },
    paths: {},
    components: { schemas: { X: { type } } },
  });
}
