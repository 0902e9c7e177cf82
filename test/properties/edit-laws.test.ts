import fc from "fast-check";
import { expect, test } from "vitest";
import type { Change } from "../../src/diff/changes.ts";
import { pointerOf } from "../../src/document/node.ts";
import { kitchenSink } from "../kitchen-sink.ts";
import type { Edit } from "../mutators/edit.ts";
import { mutators } from "../mutators.ts";
import { asJson, changesOf, compareValues } from "../support/compare.ts";
import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { check } from "../support/property.ts";

interface Edited {
  name: string;
  edit: Edit;
  revision: JsonObject;
  /** Places that the edit changes. */
  touched: string[];
  /** A failure shows the name, not a description. */
  [fc.toStringMethod](): string;
}

const sink = kitchenSink();

const edited: Edited[] = mutators.map(({ name, edit }) => {
  const revision = kitchenSink();
  edit(revision);
  const touched = touchedPlaces(sink, revision, "");
  return { name, edit, revision, touched, [fc.toStringMethod]: () => name };
});

/** The outermost places at which two values differ; lists are one place. */
function touchedPlaces(a: Json | undefined, b: Json | undefined, place: string): string[] {
  if (JSON.stringify(a) === JSON.stringify(b)) return [];
  if (!isObject(a) || !isObject(b)) return [place];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    touchedPlaces(a[key], b[key], `${place}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}

/** What is listed as a whole on both sides, so that each addition is a removal the other way round. */
const PAIRED = /^(?:property|parameter|header|body|callback|webhook|branch)\./;

const facts = (changes: readonly Change[], action: "added" | "removed"): string[] =>
  changes
    .filter(({ subject }) => PAIRED.test(subject) && subject.endsWith(`.${action}`))
    .map((change) => {
      const [kind] = change.subject.split(".");
      const place = action === "added" ? (change as { revision: Placed }).revision : (change as { base: Placed }).base;
      return `${kind} ${change.side} ${pointerOf("at" in place ? place.at() : place.node)}`;
    })
    .sort();
type Placed = { node: Parameters<typeof pointerOf>[0] } | { at(): Parameters<typeof pointerOf>[0] };

test("an addition is a removal the other way round", async () => {
  let found = 0;
  for (const { name, revision } of edited) {
    const [forth, back] = [
      await changesOf(asJson(sink), asJson(revision)),
      await changesOf(asJson(revision), asJson(sink)),
    ];
    expect(facts(back, "removed"), name).toEqual(facts(forth, "added"));
    expect(facts(back, "added"), name).toEqual(facts(forth, "removed"));
    found += facts(forth, "added").length + facts(back, "added").length;
  }
  expect(found).toBeGreaterThan(20);
});

const isInside = (place: string, other: string): boolean => place === other || place.startsWith(`${other}/`);
/**
 * What a schema says belongs together: the names it demands and its properties, the keywords of one property. So do
 * the statuses of an operation: what is not listed, the default describes.
 */
const sites = ({ touched }: Edited): string[] =>
  touched.map((place) =>
    place
      .replace(/\/required$/, "")
      .replace(/(\/properties\/[^/]+)\/.*$/, "$1")
      .replace(/(\/paths\/.*\/responses)\/[^/]+$/, "$1"),
  );
const areApart = (a: Edited, b: Edited): boolean =>
  !sites(a).some((place) => sites(b).some((other) => isInside(place, other) || isInside(other, place)));

/** Edits that change one place each and do not lean on the rest of the description. */
const local = edited.filter(({ touched }) => touched.length === 1);
const chosen = fc.constantFrom(...local);
const printsOf = async (revision: JsonObject): Promise<string[]> =>
  (await compareValues(sink, revision)).map(({ ruleId, side, subject }) => `${ruleId} ${side} ${subject}`);

test("what an edit is told of is told of beside another", async () => {
  const property = fc.asyncProperty(chosen, chosen, async (a, b) => {
    fc.pre(areApart(a, b) && ![a, b].some(isSweeping));
    const both = structuredClone(a.revision);
    b.edit(both);
    const together = await printsOf(both);
    for (const one of [a, b])
      expect(
        (await printsOf(one.revision)).filter((print) => !together.includes(print)),
        `${a.name} + ${b.name}`,
      ).toEqual([]);
  });
  await check(property, 70);
});

/** What removes an operation, or changes all of them, takes the place of what is told of it. */
const isSweeping = ({ name }: Edited): boolean => /^(?:path|operation|method|webhook|base path|callback)\b/.test(name);

test("an edit of one operation is told of that operation alone", async () => {
  let told = 0;
  for (const { name, revision, touched } of local) {
    const [, path, method] = /^\/paths\/([^/]+)\/(get|put|post|delete)\//.exec(touched[0] ?? "") ?? [];
    if (path === undefined || method === undefined) continue;
    const operation = `${method.toUpperCase()} ${path.replaceAll("~1", "/")}`;
    for (const { operations, ruleId } of await compareValues(sink, revision)) {
      expect(
        operations.filter((other) => !other.startsWith(operation)),
        `${name}: ${ruleId}`,
      ).toEqual([]);
      told++;
    }
  }
  expect(told).toBeGreaterThan(20);
});

test("a change that is undone is none", async () => {
  const property = fc.asyncProperty(chosen, async ({ edit, touched }) => {
    const revision = kitchenSink();
    edit(revision);
    for (const place of touched) restore(revision, place);
    expect(await compareValues(sink, revision)).toEqual([]);
  });
  await check(property, 30);
});

/** Puts back what the sink has at a place. */
function restore(revision: JsonObject, place: string): void {
  const keys = place
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const walk = (value: JsonObject): JsonObject =>
    keys.slice(0, -1).reduce<JsonObject>((owner, key) => owner[key] as JsonObject, value);
  const [owner, original, last = ""] = [walk(revision), walk(kitchenSink()), keys.at(-1)];
  const value = original[last];
  if (value === undefined) delete owner[last];
  else owner[last] = value;
}
