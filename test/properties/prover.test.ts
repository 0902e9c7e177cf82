import fc from "fast-check";
import { expect, test } from "vitest";
import { Session } from "../../src/diff/session.ts";
import { member, type Node } from "../../src/document/node.ts";
import type { Json as Value } from "../../src/document/value.ts";
import type { Api } from "../../src/model/api.ts";
import type { PairCompatibility } from "../../src/schema/compatibility.ts";
import { asJson, load } from "../support/compare.ts";
import type { Json } from "../support/json.ts";
import { check } from "../support/property.ts";
import { candidates } from "./candidates.ts";
import { closed } from "./closed.ts";
import { accepts } from "./oracle.ts";
import { type JsonSchema, schemaPairs, values } from "./schemas.ts";

const holding = (schema: JsonSchema): Promise<Api> =>
  load(asJson({ openapi: "3.1.0", info: { title: "t", version: "1" }, paths: {}, components: { schemas: { S: schema } } }));

function schemaIn(api: Api): Node {
  const found = ["components", "schemas", "S"].reduce((node: Node | undefined, key) => node && member(node, key), api.node);
  if (!found) throw new Error("the schema is gone");
  return found;
}

/** What is known of sending values of `sent` to a receiver that expects `received`. */
async function compatibility(sent: JsonSchema, received: JsonSchema, side: "request" | "response"): Promise<PairCompatibility> {
  const [base, revision] = await Promise.all((side === "request" ? [sent, received] : [received, sent]).map(holding)) as [Api, Api];
  const { compatibilities } = new Session(base, revision);
  return compatibilities.of(base.reader.read([schemaIn(base)]), revision.reader.read([schemaIn(revision)]), side);
}

const sides = fc.constantFrom("request" as const, "response" as const);
const text = (value: Json | Value | undefined): string => JSON.stringify(value);

test("what is proved is true: no value of the one is refused by the other", async () => {
  let [proved, tried] = [0, 0];
  const property = fc.asyncProperty(schemaPairs, sides, fc.array(values, { minLength: 20, maxLength: 20 }), async ([sent, received], side, others) => {
    if (!(await compatibility(sent, received, side)).isProved()) return;
    const [sends, receives] = [accepts(closed(sent)), accepts(received)];
    const accepted = [...candidates(sent), ...candidates(received), ...others].filter(sends);
    proved++;
    tried += accepted.length;
    expect(accepted.filter((value) => !receives(value)).map(text), `proved: ${text(sent)} is part of ${text(received)}`).toEqual([]);
  });
  await check(property, 600);
  expect(proved).toBeGreaterThan(100);
  expect(tried).toBeGreaterThan(500);
});

test("a witness shows what it is said to show", async () => {
  let shown = 0;
  const property = fc.asyncProperty(schemaPairs, sides, async ([sent, received], side) => {
    const { answer, witness } = (await compatibility(sent, received, side)).decide();
    if (answer !== "no") return;
    shown++;
    expect(accepts(sent)(witness), `${text(witness)} is accepted by ${text(sent)}`).toBe(true);
    expect(accepts(received)(witness), `${text(witness)} is refused by ${text(received)}`).toBe(false);
  });
  await check(property, 400);
  expect(shown).toBeGreaterThan(30);
});
