import { Session } from "../../src/diff/session.ts";
import { member, type Node } from "../../src/document/node.ts";
import type { Api } from "../../src/model/api.ts";
import type { PairCompatibility } from "../../src/schema/compatibility.ts";
import { asJson, load } from "./compare.ts";
import { POLICY } from "./policy.ts";

/** A JSON Schema (2020-12). */
type JsonSchema = unknown;

/** A description that holds one schema, and where it stands. */
export const holding = (schema: JsonSchema, openapi = "3.1.0"): Promise<Api> =>
  load(asJson({ openapi, info: { title: "t", version: "1" }, paths: {}, components: { schemas: { S: schema } } }));

export function schemaIn(api: Api): Node {
  const found = ["components", "schemas", "S"].reduce(
    (node: Node | undefined, key) => node && member(node, key),
    api.node,
  );
  if (!found) throw new Error("the schema is gone");
  return found;
}

/** What is known of sending values of `sent` to a receiver that expects `received`. */
export async function compatibility(
  sent: JsonSchema,
  received: JsonSchema,
  side: "request" | "response",
  objects = POLICY.objects,
): Promise<PairCompatibility> {
  const [base, revision] = (await Promise.all(
    (side === "request" ? [sent, received] : [received, sent]).map((schema) => holding(schema)),
  )) as [Api, Api];
  const { compatibilities } = new Session(base, revision, { ...POLICY, objects });
  return compatibilities.of(base.reader.read([schemaIn(base)]), revision.reader.read([schemaIn(revision)]), side);
}
