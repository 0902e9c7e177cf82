import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ApigateError } from "../../src/core/errors.ts";
import { compatibility } from "../support/compatibility.ts";
import { corpusFile, hasCorpus, readCorpus } from "../support/corpus.ts";

interface Case {
  id: number;
  schema1: unknown;
  schema2: unknown;
  tests: { s1SubsetEqOfs2: boolean; s2SubsetEqOfs1?: boolean };
}

/** Answers that differ from the suite's, written for draft 7, with the reason. */
const EXCEPTIONS: readonly [RegExp, string][] = [
  [/\/dependencies\.json/, "`dependencies` became `dependentRequired` and `dependentSchemas`"],
  [/\/ref\.json #(?:3|10|18) /, "keywords beside a $ref apply since 2019-09"],
  [/\/unicode\.json/, "\\d and \\w are ASCII in ECMA-262"],
  [/\/content\.json/, "contentEncoding and contentMediaType only annotate"],
  [/universal\/(?:items\.json #6|ref\.json #13) /, "the suite is wrong: neither branch accepts null"],
  [/(?:unsatisfiable|universal)\/ref\.json #17 /, "the suite changed a `$ref` inside `enum`, where it is no reference"],
];

const FOLDER = "schema-containment/tests";

/** The suite's references count from the schema, which stands in a description here. */
const placed = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema).replace(/"\$ref":"#(?=[/"])/g, '"$ref":"#/components/schemas/S'));

async function answerTo(sent: unknown, received: unknown): Promise<"yes" | "no" | "unknown" | "refused"> {
  try {
    return (await compatibility(placed(sent), placed(received), "request")).decide().answer;
  } catch (error) {
    if (error instanceof ApigateError && error.code === "E_REF") return "refused"; // other files, `$id`s
    throw error;
  }
}

function* questions(): Generator<{ name: string; sent: unknown; received: unknown; truth: boolean }> {
  const files = readdirSync(corpusFile(FOLDER), { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".json")).sort()) {
    for (const { id, schema1, schema2, tests } of JSON.parse(readCorpus(`${FOLDER}/${file}`)) as Case[]) {
      const { s1SubsetEqOfs2: there, s2SubsetEqOfs1: back } = tests;
      yield { name: `${file} #${id} 1 in 2`, sent: schema1, received: schema2, truth: there };
      if (back !== undefined) yield { name: `${file} #${id} 2 in 1`, sent: schema2, received: schema1, truth: back };
    }
  }
}

describe.skipIf(!hasCorpus)("JSON Schema Containment Test Suite", () => {
  test("no answer is wrong, and few are missing", { timeout: 180_000 }, async () => {
    const counts = { yes: 0, no: 0, unknown: 0, refused: 0 };
    const wrong: string[] = [];
    for (const { name, sent, received, truth } of questions()) {
      const answer = await answerTo(sent, received);
      counts[answer]++;
      const isWrong = answer === (truth ? "no" : "yes");
      if (isWrong && !EXCEPTIONS.some(([pattern]) => pattern.test(name))) wrong.push(`${name}: ${answer}`);
    }
    expect(wrong).toEqual([]);
    const decided = counts.yes + counts.no;
    expect(decided / (decided + counts.unknown + counts.refused)).toBeGreaterThan(0.94);
    expect(counts.refused).toBeLessThan(100);
    expect(counts.unknown).toBeLessThan(90);
  });
});
