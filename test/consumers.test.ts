import { describe, expect, test } from "vitest";
import type { Finding } from "../src/core/finding.ts";
import { getOrMake } from "../src/core/get-or-make.ts";
import { asJson, load } from "./support/compare.ts";
import { compareWith, effectsOf, pactOf, sidesOf } from "./support/consumers.ts";
import { fixtureFile, fixtureIds, fixturePolicy, WITHOUT_FIXTURE } from "./support/fixtures.ts";
import { apiWith } from "./support/openapi.ts";
import { parseHttp } from "./support/pact.ts";

const CALLBACKS = "A pact has messages, and none says which callback it belongs to, so they are not verified.";
const LINKS = "Links stand in the description only: no message carries them.";
const WEBHOOKS = "A pact has messages, and none says which webhook it belongs to, so they are not verified.";

/** Rules that find harm where a pact cannot show it. */
const BEYOND_PACTS: Record<string, string> = {
  "callback-removed": CALLBACKS,
  "callback-removed-before-sunset": CALLBACKS,
  "default-changed": "What a consumer leaves out of a body is not looked for: it may leave out all that is optional.",
  "link-removed": LINKS,
  "link-target-changed": LINKS,
  "link-values-changed": LINKS,
  "max-properties-increased": "Pact has no matcher for the number of properties, and who reads some takes more.",
  "min-properties-decreased": "Pact has no matcher for the number of properties, except for none at all.",
  "operation-id-changed": "A pact writes down requests, not the names that generated code gives them.",
  "schema-widened":
    "Choices are looked into one by one: who is prepared for each of them is prepared for what fits several.",
  "server-removed": "A pact has paths without hosts, so nobody can say which server a consumer calls.",
  "server-variable-default-changed": "A pact has paths without hosts, so nobody can say which region a consumer calls.",
  "server-variable-value-removed": "A pact has paths without hosts, so nobody can say which region a consumer calls.",
  "unique-items-removed": "Pact has no matcher for items that differ from one another.",
  "webhook-removed": WEBHOOKS,
  "webhook-removed-before-sunset": WEBHOOKS,
  "xml-changed": "Bodies in XML are not looked into, so who sends or reads one is not verified.",
};

/** `breaks enum-value-removed request #/components/schemas/Pet/properties/value`, one line per finding; `nobody`. */
function render(findings: readonly Finding[], consumer: string): string {
  const lines = findings.flatMap(({ kind, ruleId, side, subject, consumers }) =>
    consumers
      .filter(({ name }) => name === consumer)
      .map(({ effect }) =>
        [effect, ...(kind === "contract" ? [kind] : []), ruleId, side ?? [], subject].flat().join(" "),
      ),
  );
  return `${lines.sort().join("\n") || "nobody"}\n`;
}

const known = new Map<string, Promise<Finding[]>>();

/** Findings of a fixture with both its consumers. */
const findingsOf = (id: string): Promise<Finding[]> =>
  getOrMake(known, id, async () => {
    const { base, revision } = await sidesOf(id);
    return compareWith(base, revision, [...pactOf(id, "uses"), ...pactOf(id, "other")], fixturePolicy(id));
  });

describe.each(fixtureIds)("%s", (id) => {
  test("both consumers got on with base", async () => {
    const { base } = await sidesOf(id);
    const effects = effectsOf(base, [...pactOf(id, "uses"), ...pactOf(id, "other")]);
    expect(effects.length).toBeGreaterThanOrEqual(2);
    expect(effects).not.toContain("breaks");
  });

  test("who does not use the thing is not named", async () => {
    expect(render(await findingsOf(id), "other")).toBe("nobody\n");
  });

  test("what becomes of who uses it", async () => {
    await expect(render(await findingsOf(id), "uses")).toMatchFileSnapshot(fixtureFile(id, "consumers.txt"));
  });

  test("no contract finding repeats what a breaking finding says", async () => {
    expect((await findingsOf(id)).filter(({ kind }) => kind === "contract")).toEqual([]);
  });

  test("harm hits who uses the thing, and the finding of the rule says so", async () => {
    const own = (await findingsOf(id)).filter(({ ruleId, severity }) => ruleId === id && severity !== "info");
    const effects = own.flatMap(({ consumers }) => consumers).map(({ effect }) => effect);
    const isHit = effects.some((effect) => effect === "breaks" || effect === "at-risk");
    expect(isHit).toBe(own.length > 0 && !Object.hasOwn(BEYOND_PACTS, id));
  });
});

test("what is beyond pacts is a rule of the catalogue", () => {
  expect(Object.keys(BEYOND_PACTS).filter((id) => !fixtureIds.includes(id))).toEqual([]);
});

describe("rules about whole descriptions", () => {
  const orders = parseHttp({ path: "/orders" }, { status: 200 });

  test("have their own tests here", () => expect([...WITHOUT_FIXTURE].sort()).toEqual(["api-added", "api-removed"]));

  test("api-removed breaks whoever called it, and nobody who did not", async () => {
    const base = await load(asJson(apiWith("Orders", "/orders")));
    const stranger = { ...parseHttp({ path: "/elsewhere" }, { status: 200 }), consumer: "stranger" };
    const findings = compareWith(base, undefined, [orders, stranger]);
    expect(render(findings, "web")).toBe("breaks api-removed #\n");
    expect(render(findings, "stranger")).toBe("nobody\n");
  });

  test("api-added hits nobody", async () => {
    const revision = await load(asJson(apiWith("Orders", "/orders")));
    expect(render(compareWith(undefined, revision, [orders]), "web")).toBe("nobody\n");
  });
});
