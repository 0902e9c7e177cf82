import fc from "fast-check";
import yaml from "js-yaml";
import { expect, test } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { getOrMake } from "../../src/core/get-or-make.ts";
import { kitchenSink } from "../kitchen-sink.ts";
import { at } from "../mutators/edit.ts";
import { CHOICES, reordered, SETS } from "../mutators/reorder.ts";
import { mutators } from "../mutators.ts";
import { asJson, compare } from "../support/compare.ts";
import { fixture, fixtureIds } from "../support/fixtures.ts";
import type { Json, JsonObject } from "../support/json.ts";
import { check } from "../support/property.ts";
import { randomFrom, shuffled, shuffledKeys } from "./shuffle.ts";

interface Sample {
  name: string;
  base: Json;
  revision: Json;
  /** A failure shows the name, not two descriptions. */
  [fc.toStringMethod](): string;
}

const sample = (name: string, base: Json, revision: Json): Sample => ({
  name,
  base,
  revision,
  [fc.toStringMethod]: () => name,
});

/** Several edits at once that do not get into each other's way; those that no longer apply are left out. */
function edited(seed: number): Sample {
  const revision = kitchenSink();
  const chosen = shuffled(mutators, randomFrom(seed))
    .slice(0, 12)
    .filter(({ edit }) => applies(revision, edit));
  return sample(chosen.map(({ name }) => name).join(", "), kitchenSink(), revision);
}

/** Applies an edit unless it finds nothing to change, or would leave a reference that leads nowhere. */
function applies(description: JsonObject, edit: (description: JsonObject) => void): boolean {
  const attempt = structuredClone(description);
  try {
    edit(attempt);
    for (const place of JSON.stringify(attempt).match(/(?<="#\/components\/)[^"]+/g) ?? [])
      at(attempt, `components > ${place.replaceAll("/", " > ")}`);
  } catch {
    return false;
  }
  edit(description);
  return true;
}

const parsed = (text: string): Json => yaml.load(text) as Json;
const fixtures = fixtureIds.map((id) =>
  sample(id, parsed(fixture(id, "base").text), parsed(fixture(id, "revision").text)),
);
const samples: fc.Arbitrary<Sample> = fc.oneof(fc.constantFrom(...fixtures), fc.nat().map(edited));

/** A finding without the places that move when text moves. */
const still = ({ location, baseLocation, ...rest }: Finding): object => ({
  ...rest,
  file: location.file,
  baseFile: baseLocation?.file,
});

const differences = async ({ base, revision }: Pick<Sample, "base" | "revision">): Promise<object[]> =>
  (await compare(asJson(base), asJson(revision))).map(still);

const known = new Map<string, Promise<object[]>>();

/** What is said of a sample as it stands: each is taken again and again, and its name tells it. */
const differencesOf = (original: Sample): Promise<object[]> =>
  getOrMake(known, original.name, () => differences(original));

const expectSame = async (original: Sample, base: Json, revision: Json): Promise<void> =>
  expect(await differences({ base, revision }), original.name).toEqual(await differencesOf(original));

test("keys may stand in any order", async () => {
  const property = fc.asyncProperty(samples, fc.nat(), async (original, seed) => {
    const random = randomFrom(seed);
    await expectSame(original, shuffledKeys(original.base, random), shuffledKeys(original.revision, random));
  });
  await check(property, 150);
});

test("sets may stand in any order", async () => {
  const property = fc.asyncProperty(samples, fc.nat(), async (original, seed) => {
    const random = randomFrom(seed);
    const reorder = (value: Json) => reordered(value, SETS, (list) => shuffled(list, random));
    await expectSame(original, reorder(original.base), reorder(original.revision));
  });
  await check(property, 150);
});

/** Choices without a name go by their position, so only what is said of them stays. */
test("choices may stand in any order: the same rules speak as loudly", async () => {
  const said = async (base: Json, revision: Json) =>
    (await compare(asJson(base), asJson(revision)))
      .map(({ severity, ruleId, side }) => `${severity} ${ruleId} ${side}`)
      .sort();
  const property = fc.asyncProperty(samples, fc.nat(), async ({ name, base, revision }, seed) => {
    const random = randomFrom(seed);
    const reorder = (value: Json) => reordered(value, CHOICES, (list) => shuffled(list, random));
    expect(await said(reorder(base), reorder(revision)), name).toEqual(await said(base, revision));
  });
  await check(property, 90);
});

test("YAML and JSON say the same", async () => {
  const asYaml = (value: Json, flowLevel: number) => ({
    file: "api.json",
    text: yaml.dump(value, { flowLevel, noRefs: true, quotingType: '"', forceQuotes: flowLevel === 2 }),
  });
  const property = fc.asyncProperty(samples, fc.constantFrom(-1, 2, 5), async (original, flowLevel) => {
    const { name, base, revision } = original;
    const [before, after] = [asYaml(base, flowLevel), asYaml(revision, flowLevel)].map(({ text }) => ({
      file: "api.yaml",
      text,
    }));
    if (!before || !after) return;
    const findings = (await compare(before, after)).map(still);
    expect(JSON.parse(JSON.stringify(findings).replaceAll("api.yaml", "api.json")), name).toEqual(
      await differencesOf(original),
    );
  });
  await check(property, 80);
});

test("an indented text, a dense one and one with a byte order mark say the same", async () => {
  for (const { name, base, revision } of fixtures) {
    const [indented, dense, marked] = await Promise.all(
      [
        (value: Json) => JSON.stringify(value, null, 2),
        (value: Json) => JSON.stringify(value),
        (value: Json) => `\ufeff${JSON.stringify(value, null, "\t").replaceAll("\n", "\r\n")}`,
      ].map(async (write) =>
        (await compare({ file: "api.json", text: write(base) }, { file: "api.json", text: write(revision) })).map(
          still,
        ),
      ),
    );
    expect(dense, name).toEqual(indented);
    expect(marked, name).toEqual(indented);
  }
});

test("a description differs in nothing from itself, however it is ordered", async () => {
  const property = fc.asyncProperty(samples, fc.nat(), async ({ name, base, revision }, seed) => {
    const random = randomFrom(seed);
    for (const value of [base, revision]) {
      const other = reordered(shuffledKeys(value, random), new Set([...SETS, ...CHOICES]), (list) =>
        shuffled(list, random),
      );
      expect(await differences({ base: value, revision: other }), name).toEqual([]);
    }
  });
  await check(property, 100);
});
