import { describe, expect, test } from "vitest";
import { asJson, compare, compareValues, load } from "./support/compare.ts";
import { compareWith } from "./support/consumers.ts";
import type { JsonObject } from "./support/json.ts";
import { parseHttp } from "./support/pact.ts";
import { POLICY } from "./support/policy.ts";

/** `GET /pets` and what is given of it; `GET /owners` stays as it is. */
const pets = (operation: JsonObject | undefined, more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Pets", version: "1" },
  paths: {
    "/pets": {
      post: { responses: { "201": { description: "made" } } },
      ...(operation ? { get: { responses: { "200": { description: "ok" } }, ...operation } } : {}),
    },
  },
  ...more,
});

const said = async (base: JsonObject, revision: JsonObject): Promise<string[]> =>
  (await compareValues(base, revision)).map(({ severity, ruleId }) => `${severity} ${ruleId}`);

const message = async (base: JsonObject, revision: JsonObject): Promise<string> =>
  (await compareValues(base, revision)).map((finding) => finding.message).join("\n");

/** A response with a `Sunset` header. */
const withSunset = (header: JsonObject): JsonObject => ({
  responses: { "200": { description: "ok", headers: { Sunset: header } } },
});

describe("the day of the judgement is 2026-01-01", () => {
  const NOTHING = "error operation-removed";
  const EARLY = "error operation-removed-before-sunset";
  const DUE = "info operation-removed";

  test.each<[string, JsonObject, string]>([
    ["nothing was announced", {}, NOTHING],
    ["deprecated, without a date", { deprecated: true }, NOTHING],
    ["the sunset was yesterday", { deprecated: true, "x-sunset": "2025-12-31" }, DUE],
    ["the sunset is today", { deprecated: true, "x-sunset": "2026-01-01" }, DUE],
    ["the sunset is tomorrow", { deprecated: true, "x-sunset": "2026-01-02" }, EARLY],
    ["the sunset has a time", { deprecated: true, "x-sunset": "2025-12-31T23:59:59Z" }, DUE],
    ["the sunset cannot be read", { deprecated: true, "x-sunset": "31.12.2025" }, EARLY],
    ["the sunset is a number", { deprecated: true, "x-sunset": 20251231 }, EARLY],
    ["a sunset that passed, but never deprecated", { "x-sunset": "2025-12-31" }, NOTHING],
    ["a sunset ahead, but never deprecated", { "x-sunset": "2026-12-31" }, EARLY],
    [
      "a Sunset header that names no date",
      { deprecated: true, ...withSunset({ schema: { type: "string" } }) },
      NOTHING,
    ],
    [
      "a Sunset header with the only date it can have",
      { deprecated: true, ...withSunset({ schema: { const: "Wed, 31 Dec 2025 23:59:59 GMT" } }) },
      DUE,
    ],
    [
      "a Sunset header with a date that lies ahead",
      { deprecated: true, ...withSunset({ schema: { enum: ["Thu, 31 Dec 2026 23:59:59 GMT"] } }) },
      EARLY,
    ],
    [
      "an example of a Sunset header is no promise that it may go",
      { deprecated: true, ...withSunset({ example: "Wed, 31 Dec 2025 23:59:59 GMT" }) },
      NOTHING,
    ],
    [
      "an example of a Sunset header that lies ahead",
      { deprecated: true, ...withSunset({ example: "Thu, 31 Dec 2026 23:59:59 GMT" }) },
      EARLY,
    ],
    [
      "a Deprecation header with a value of its own",
      {
        responses: {
          "200": {
            description: "ok",
            headers: {
              Deprecation: { schema: { const: "@1688169599" } },
              Sunset: { schema: { const: "Wed, 31 Dec 2025 23:59:59 GMT" } },
            },
          },
        },
      },
      DUE,
    ],
  ])("%s", async (_, operation, expected) => {
    expect(await said(pets(operation), pets(undefined))).toEqual([expected]);
  });
});

test("a removal says what had been announced", async () => {
  const told = (operation: JsonObject) => message(pets(operation), pets(undefined));
  expect(await told({})).toBe("GET /pets was removed");
  expect(await told({ deprecated: true })).toBe("GET /pets was removed (deprecated, but no sunset date was announced)");
  expect(await told({ deprecated: true, "x-sunset": "2025-06-30" })).toBe(
    "GET /pets was removed (announced: its sunset, 2025-06-30, has passed)",
  );
  expect(await told({ deprecated: true, "x-sunset": "2026-01-02" })).toBe(
    "GET /pets was removed 1 day before its sunset, 2026-01-02",
  );
  expect(await told({ deprecated: true, "x-sunset": "soon" })).toBe(
    "GET /pets was removed, but its sunset date `soon` cannot be read, so nobody can say that it has passed",
  );
});

test("a path is one fact where all of its operations were announced alike", async () => {
  const path = (get: JsonObject, put: JsonObject): JsonObject => ({
    ...pets({}),
    paths: {
      "/pets": { get: { responses: {} } },
      "/old": { get: { responses: {}, ...get }, put: { responses: {}, ...put } },
    },
  });
  const gone = { ...pets({}), paths: { "/pets": { get: { responses: {} } } } };
  const passed = { deprecated: true, "x-sunset": "2025-12-31" };
  const ahead = { deprecated: true, "x-sunset": "2026-12-31" };
  expect(await said(path({}, {}), gone)).toEqual(["error path-removed"]);
  expect(await said(path(passed, passed), gone)).toEqual(["info path-removed"]);
  expect(await said(path(ahead, ahead), gone)).toEqual(["error path-removed-before-sunset"]);
  expect(await said(path(passed, ahead), gone)).toEqual([
    "error operation-removed-before-sunset",
    "info operation-removed",
  ]);
  expect(await said(path(passed, {}), gone)).toEqual(["error operation-removed", "info operation-removed"]);
});

describe("whoever still uses what was announced to go", () => {
  const base = pets({ deprecated: true, "x-sunset": "2025-12-31" });
  const consumer = (path: string) => parseHttp({ path }, { status: 200 });

  test("raises the finding to an error by itself", async () => {
    const findings = compareWith(await load(asJson(base)), await load(asJson(pets(undefined))), [consumer("/pets")]);
    expect(findings.map(({ severity, ruleId, consumers }) => [severity, ruleId, consumers[0]?.effect])).toEqual([
      ["error", "operation-removed", "breaks"],
    ]);
    expect(findings[0]?.message).toMatch(/announced.*harmless by itself, but it breaks a consumer/);
  });

  test("a parameter or property that is still used is no longer only worth knowing", async () => {
    const withName = (deprecated: boolean): JsonObject =>
      pets({
        responses: {
          "200": {
            description: "ok",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: deprecated ? ["name"] : [],
                  properties: deprecated
                    ? { name: { type: "string", deprecated: true, "x-sunset": "2025-12-31" }, id: { type: "string" } }
                    : { id: { type: "string" } },
                },
              },
            },
          },
        },
      });
    expect(await said(withName(true), withName(false))).toEqual(["info response-property-removed"]);
    const reader = parseHttp(
      { path: "/pets" },
      { status: 200, headers: { "Content-Type": "application/json" }, body: { name: "Rex" } },
    );
    const findings = compareWith(await load(asJson(withName(true))), await load(asJson(withName(false))), [reader]);
    expect(findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`)).toEqual([
      "error response-property-removed",
    ]);
  });
});

describe("sunsets", () => {
  const dated = (date: string | undefined): JsonObject =>
    pets({ deprecated: true, ...(date === undefined ? {} : { "x-sunset": date }) });

  /** With 90 days of notice. */
  const strict = async (base: JsonObject, revision: JsonObject): Promise<string[]> =>
    (await compare(asJson(base), asJson(revision), { ...POLICY, noticeDays: 90 })).map(
      ({ severity, ruleId }) => `${severity} ${ruleId}`,
    );

  test.each<[string | undefined, string | undefined, string, string]>([
    [undefined, "2026-12-31", "info sunset-added", "info sunset-added"],
    [undefined, "2026-02-01", "info sunset-added", "error sunset-too-near"],
    [undefined, "2025-12-31", "warn sunset-already-passed", "error sunset-already-passed"],
    [undefined, "whenever", "error sunset-unreadable", "error sunset-unreadable"],
    ["whenever", "2026-12-31", "info sunset-added", "info sunset-added"],
    ["2026-12-31", undefined, "error sunset-removed", "error sunset-removed"],
    ["2026-12-31", "2027-12-31", "info sunset-postponed", "info sunset-postponed"],
    ["2026-12-31", "2026-06-30", "warn sunset-moved-nearer", "warn sunset-moved-nearer"],
    ["2026-12-31", "2026-02-01", "warn sunset-moved-nearer", "error sunset-moved-nearer"],
    ["2026-12-31", "2025-12-31", "error sunset-moved-nearer", "error sunset-moved-nearer"],
    ["2026-12-31", "soon", "error sunset-unreadable", "error sunset-unreadable"],
  ])("%s → %s", async (base, revision, expected, withNotice) => {
    expect(await said(dated(base), dated(revision))).toEqual([expected]);
    expect(await strict(dated(base), dated(revision))).toEqual([withNotice]);
  });

  test("a deprecation without a date is an error where notice is demanded, and once", async () => {
    expect(await said(pets({}), dated(undefined))).toEqual(["info operation-deprecated"]);
    expect(await strict(pets({}), dated(undefined))).toEqual(["error sunset-missing", "info operation-deprecated"]);
    expect(await strict(dated(undefined), pets({ deprecated: true, summary: "Pets" }))).toEqual([]);
  });

  test("a Sunset header announces a date, if only in responses", async () => {
    const header = pets({ deprecated: true, ...withSunset({ schema: { type: "string" } }) });
    expect(await strict(pets(withSunset({ schema: { type: "string" } })), header)).toEqual([
      "info operation-deprecated",
    ]);
  });
});

describe("schemas", () => {
  const schema = (name: JsonObject, more: JsonObject = {}): JsonObject =>
    pets(
      {
        responses: {
          "200": {
            description: "ok",
            content: { "application/json": { schema: { type: "object", properties: { name } } } },
          },
        },
      },
      { components: { schemas: { Name: { type: "string", ...more }, Other: { type: "string" } } } },
    );
  const ref = { $ref: "#/components/schemas/Name" };
  const subjects = async (base: JsonObject, revision: JsonObject) =>
    (await compareValues(base, revision)).map(({ ruleId, subject }) => `${ruleId} ${subject}`);

  test("beside a $ref, around one, and behind one", async () => {
    const place = "#/paths/~1pets/get/responses/200/content/application~1json/schema/properties/name";
    expect(await subjects(schema(ref), schema({ ...ref, deprecated: true }))).toEqual([`property-deprecated ${place}`]);
    expect(await subjects(schema({ allOf: [ref] }), schema({ allOf: [ref], deprecated: true }))).toEqual([
      `property-deprecated ${place}`,
    ]);
    expect(await subjects(schema(ref), schema(ref, { deprecated: true }))).toEqual([
      "property-deprecated #/components/schemas/Name",
    ]);
  });

  test("a deprecated schema that is inlined is as deprecated as it was", async () => {
    expect(
      await subjects(
        schema(ref, { deprecated: true }),
        schema({ type: "string", deprecated: true }, { deprecated: true }),
      ),
    ).toEqual([]);
  });

  test("one schema that many places share is one finding", async () => {
    const many = (deprecated: boolean): JsonObject => ({
      ...pets({}),
      paths: Object.fromEntries(
        ["a", "b", "c"].map((name) => [
          `/${name}`,
          {
            post: {
              requestBody: { content: { "application/json": { schema: ref } } },
              responses: { "200": { description: "ok", content: { "application/json": { schema: ref } } } },
            },
          },
        ]),
      ),
      components: { schemas: { Name: { type: "string", ...(deprecated ? { deprecated } : {}) } } },
    });
    const findings = await compareValues(many(false), many(true));
    expect(findings.map(({ ruleId, operations }) => [ruleId, operations])).toEqual([
      ["property-deprecated", ["POST /a", "POST /b", "POST /c"]],
    ]);
  });

  test("stability levels: who says nothing promises to be stable", async () => {
    const at = (level?: string) => schema({ type: "string", ...(level ? { "x-stability-level": level } : {}) });
    expect(await said(at(), at("beta"))).toEqual(["error stability-lowered"]);
    expect(await said(at("draft"), at())).toEqual(["info stability-raised"]);
    expect(await said(at("beta"), at("stable"))).toEqual(["info stability-raised"]);
    expect(await said(at(), at("stable"))).toEqual([]);
    expect(await said(at(), at("ga"))).toEqual(["warn stability-unknown"]);
    expect(await said(at("ga"), at("beta"))).toEqual([]);
  });
});
