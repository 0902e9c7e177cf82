import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { corpusFile, hasCorpus, readCorpus } from "../support/corpus.ts";
import { parsePactText } from "../support/pact.ts";

const FOLDER = "pact-vs-openapi";
const cases = hasCorpus ? readdirSync(corpusFile(FOLDER)).sort() : [];

describe.skipIf(!hasCorpus)("pacts as consumers have written them", () => {
  test("there are 23", () => expect(cases).toHaveLength(23));

  test.each(cases)("%s is read whole", (name) => {
    const text = readCorpus(`${FOLDER}/${name}/pact.json`);
    const written: { description?: string }[] = JSON.parse(text).interactions;
    const different = new Set(written.map((interaction) => JSON.stringify(interaction)));
    const { interactions } = parsePactText(text);
    expect(interactions).toHaveLength(different.size);
    expect(interactions.map(({ description }) => description)).toEqual(
      [...different].map((interaction) => JSON.parse(interaction).description ?? ""),
    );
  });
});
