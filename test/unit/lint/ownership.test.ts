import { describe, expect, test } from "vitest";
import { catalogFilesFor, catalogOwnerOf, entitiesIn, ownershipOf } from "../../../src/lint/ownership.ts";
import { runLint } from "../../../src/lint/run.ts";
import ownerMissing from "../../../src/rules/lint/ownership/owner-missing.ts";
import { load } from "../../support/compare.ts";
import type { JsonObject } from "../../support/json.ts";

const entity = (kind: string, owner: unknown, definition?: string): JsonObject =>
  ({ kind, spec: { owner, ...(definition === undefined ? {} : { definition: { $text: definition } }) } }) as JsonObject;

describe("the owner in a catalogue", () => {
  test("is that of the first entity that has one", () => {
    expect(catalogOwnerOf(entity("Component", "group:orders"))).toBe("group:orders");
    expect(catalogOwnerOf([entity("Location", "x"), entity("System", " "), entity("API", " billing "), null])).toBe(
      "billing",
    );
  });

  test("is that of the API that is defined by the file, where one is", () => {
    const entities = [
      entity("Component", "platform"),
      entity("API", "a", "./a.yaml"),
      entity("API", "b", "api/b.yaml"),
    ];
    expect(catalogOwnerOf(entities, "a.yaml")).toBe("a");
    expect(catalogOwnerOf(entities, "api/b.yaml")).toBe("b");
    expect(catalogOwnerOf(entities, "c.yaml")).toBe("platform");
  });

  test.each([
    ["no object", "orders"],
    ["nothing", null],
    ["a group", entity("Group", "orders")],
    ["no spec", { kind: "API" }],
    ["an owner that is no text", entity("API", ["orders"])],
    ["a placeholder of a template", entity("API", "$" + "{{ values.owner }}")],
    ["what every object has", { kind: "API", spec: "constructor" }],
  ])("is none for %s", (_, value) => {
    expect(catalogOwnerOf(value)).toBeUndefined();
  });
});

test("catalogues are looked for beside the description and above it", () => {
  expect(catalogFilesFor("a/b/openapi.yaml")).toEqual([
    "a/b/catalog-info.yaml",
    "a/b/catalog-info.yml",
    "a/catalog-info.yaml",
    "a/catalog-info.yml",
    "catalog-info.yaml",
    "catalog-info.yml",
  ]);
  expect(catalogFilesFor("openapi.yaml")).toEqual(["catalog-info.yaml", "catalog-info.yml"]);
});

test("a catalogue holds one entity a YAML document, and what cannot be read names nobody", () => {
  const text = '\uFEFFkind: System\n--- # the API\nkind: API\nspec: { owner: a }\n...\n---\nname: "{{\n---\nkind: [\n';
  expect(entitiesIn(text, "catalog-info.yaml")).toEqual([{ kind: "System" }, { kind: "API", spec: { owner: "a" } }]);
  expect(entitiesIn("", "catalog-info.yaml")).toEqual([]);
  expect(entitiesIn("a: &a [*a, *a]", "catalog-info.yaml")).toEqual([]);
});

describe("the repository", () => {
  const codeowners = { file: "CODEOWNERS", text: "/a/ @a\n/a/old/" };
  const textOf = (...entities: JsonObject[]) => entities.map((one) => JSON.stringify(one)).join("\n---\n");
  const catalogs = [
    {
      file: "a/catalog-info.yaml",
      text: textOf(entity("API", "near", "./api/x.yaml"), entity("API", "other", "./y.yaml")),
    },
    { file: "catalog-info.yaml", text: textOf(entity("Component", "far")) },
  ];

  test("names the owner in the nearest catalogue", () => {
    expect(ownershipOf("a/y.yaml", { catalogs, codeowners })).toEqual({
      owners: ["other"],
      source: "a/catalog-info.yaml",
    });
    expect(ownershipOf("a/api/x.yaml", { catalogs, codeowners })?.owners).toEqual(["near"]);
    expect(ownershipOf("x.yaml", { catalogs: catalogs.slice(1), codeowners })?.owners).toEqual(["far"]);
  });

  test("or else in CODEOWNERS, or not at all", () => {
    expect(ownershipOf("a/x.yaml", { catalogs: [], codeowners })).toEqual({ owners: ["@a"], source: "CODEOWNERS" });
    expect(ownershipOf("a/old/x.yaml", { catalogs: [], codeowners })).toBeUndefined();
    expect(ownershipOf("x.yaml", { catalogs: [], codeowners: undefined })).toBeUndefined();
  });
});

test("an owner in the repository is one", async () => {
  const text = '{"openapi":"3.1.0","info":{"title":"A","version":"1"},"paths":{}}';
  const api = await load({ file: "api.json", text });
  const settings = [{ rule: ownerMissing, severity: "warn", options: {} }] as const;
  expect(runLint(api, settings)).toHaveLength(1);
  expect(runLint(api, settings, { owners: [], source: "CODEOWNERS" })).toHaveLength(1);
  expect(runLint(api, settings, { owners: ["@a"], source: "CODEOWNERS" })).toEqual([]);
});
