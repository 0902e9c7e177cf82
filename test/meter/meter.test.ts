import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { asBlob } from "../../src/source/work-tree.ts";
import { kitchenSink } from "../kitchen-sink.ts";
import { cloneBundle, hasCorpus } from "../support/corpus.ts";
import { folder } from "../support/folder.ts";
import { memoryTree } from "../support/memory-tree.ts";
import { allMutators } from "./catalogue.ts";
import { type Base, openBase, type Said } from "./engine.ts";
import { measure, type Row } from "./measure.ts";
import { render, summarise } from "./report.ts";

const ALL = { sites: Number.POSITIVE_INFINITY, seed: 1 };
const read = (file: string, bytes: Uint8Array): Promise<Base> => openBase(asBlob(file, bytes), memoryTree({}));
const sink = (): Promise<Base> => read("sink.json", Buffer.from(JSON.stringify(kitchenSink())));

/** What the kitchen sink has no site for, and why. */
const ABSENT: Record<string, string> = {
  "required request body added": "every POST and PUT has a body",
  "optional request body added": "every POST and PUT has a body",
  "scope added": "no operation demands scopes and nothing else: others get in by the key",
  "constant dropped": "its constants are tags of choices, where less is certain",
  "items need not be unique": "no list has distinct items only",
  "minItems dropped": "its one lower limit is 1",
  "map values described": "no object is free of any property",
  "choice added": "its choices have a tag",
  "enum of one as a constant": "it writes constants",
  "parameters of all operations moved to their path": "no two operations of a path list the same parameter",
  "first segment of all paths moved to the server": "its paths begin with different segments",
  "null not allowed, written out": "3.1 has types for that",
};

describe("the kitchen sink, at every site", () => {
  let rows: Row[] = [];
  beforeAll(async () => {
    rows = await measure(await sink(), ALL);
  });

  test("everything that breaks is found, and nothing else is an error", () => {
    const wrong = rows.flatMap(({ trials }) => trials).filter(({ outcome }) => outcome !== "right");
    expect(wrong.map(({ mutator, expected, site, outcome }) => `${outcome}: ${mutator} (${expected}) ${site}`)).toEqual(
      [],
    );
    expect(summarise(rows).mutants).toBeGreaterThan(1500);
  });

  test("every mutator has a site, or a reason why not", () => {
    const tried = new Set(rows.map(({ mutator }) => mutator));
    const absent = allMutators.map(({ name }) => name).filter((name) => !tried.has(name));
    expect(absent.sort()).toEqual(Object.keys(ABSENT).sort());
  });

  test("an engine that says nothing misses all, and one that cries wolf is caught", async () => {
    const { files, root } = await sink();
    const saying = (said: Said[]): Base => ({ files, root, compare: async () => said });
    const silent = summarise(await measure(saying([]), { ...ALL, sites: 1 }));
    expect([silent.recall.hits, silent.falseAlarms.hits, silent.isGood]).toEqual([0, 0, false]);
    const wolf: Said = { severity: "error", ruleId: "wolf", subject: "#", message: "wolf" };
    const loud = summarise(await measure(saying([wolf]), { ...ALL, sites: 1 }));
    expect(loud.recall.hits).toBe(loud.recall.trials);
    expect(loud.falseAlarms.hits).toBe(loud.falseAlarms.trials);
    expect(loud.isGood).toBe(false);
  });
});

test("no two mutators have one name", () => {
  const names = allMutators.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("every mutant differs from its base, which stays as it was", async () => {
  const { files, root } = await sink();
  const before = JSON.stringify([...files]);
  const same: string[] = [];
  await measure(
    {
      files,
      root,
      compare: async (mutant) => {
        if (JSON.stringify([...mutant]) === before) same.push("same");
        return [];
      },
    },
    { ...ALL, sites: 3 },
  );
  expect(same).toEqual([]);
  expect(JSON.stringify([...files])).toBe(before);
});

test("a description of several files is mutated where its parts stand", async () => {
  const schema = JSON.stringify({ type: "string", maxLength: 9 });
  const root = {
    openapi: "3.0.3",
    info: { title: "T", version: "1" },
    paths: { "/a": { post: { $ref: "parts/post.json" } } },
  };
  const post = {
    requestBody: { content: { "application/json": { schema: { $ref: "schema.json" } } } },
    responses: { "204": { description: "done" } },
  };
  const tree = memoryTree({ "parts/post.json": JSON.stringify(post), "parts/schema.json": schema });
  const base = await openBase(asBlob("api.json", Buffer.from(JSON.stringify(root))), tree);
  const rows = await measure(base, { ...ALL, only: "maxLength decreased" });
  expect(rows.flatMap(({ trials }) => trials.map(({ site, outcome }) => [site, outcome]))).toEqual([
    ["parts/schema.json#", "right"],
  ]);
});

describe("npm run mutate", () => {
  const script = path.resolve(import.meta.dirname, "../../scripts/mutate.mjs");
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [script, ...args], { encoding: "utf8", cwd: folder() });

  test("prints a table and writes the same for machines", () => {
    const [file, report] = ["sink.json", "report.json"].map((name) => path.join(folder(), name)) as [string, string];
    writeFileSync(file, JSON.stringify(kitchenSink()));
    const { status, stdout, stderr } = run(file, "--only", "enum value", "--sites", "2", "--json", report);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/ {2}breaking +enum value removed +2 +2 +2 +– +≥ 34\.24 %\n/);
    const { recall, mutants, rows } = JSON.parse(readFileSync(report, "utf8"));
    expect([mutants, recall.hits, recall.trials]).toEqual([10, 4, 4]);
    expect(rows[0].trials[0].site).toMatch(/^sink\.json#\//);
  });

  test.each([
    [[], "one description is needed"],
    [["a.json", "--sites", "0"], "--sites takes a whole number"],
    [["a.json", "--sides", "1"], "--sides"],
    [["nowhere.json"], "nowhere.json"],
  ])("%j is exit 2", (args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
  });
});

/** An old version, which is smaller; with APIGATE_RUNS a new one. */
const STRIPE = process.env.APIGATE_RUNS === undefined ? "v71" : "v127";

describe.skipIf(!hasCorpus)("a sample of Stripe", () => {
  test("everything that breaks is found, and nothing else is an error", async () => {
    const cwd = cloneBundle("stripe.bundle", "--bare");
    const bytes = execFileSync("git", ["show", `${STRIPE}:openapi/spec3.json`], { cwd, maxBuffer: 2 ** 27 });
    const rows = await measure(await read("spec3.json", bytes), { sites: 1, seed: 20 });
    expect(summarise(rows).mutants).toBeGreaterThan(140);
    expect(summarise(rows).isGood, render(rows)).toBe(true);
  }, 240_000);
});
