import type { Node } from "../../document/node.ts";
import type { Json } from "../../document/value.ts";
import type { Answer } from "../accepts.ts";
import type { Facets } from "../facets.ts";
import type { SchemaReader } from "../reader.ts";
import { OBJECT, type Types } from "../types.ts";
import type { Claim, Party, Way } from "./case.ts";
import { dependenciesOf } from "./refused.ts";

/** A part of a schema that must hold and leaves a choice of how. */
export interface Duty {
  /** What it is known by: the same part is not looked into twice. */
  source: unknown;
  party: Party;
  ways(): Way[];
  /** Whether a value does it. */
  isDone(value: Json): Answer;
}

type Accepts = (claim: Claim, value: Json) => Answer;

/** Unions, conditions and dependencies of a schema that must hold. */
export function dutiesOf(party: Party, reader: SchemaReader, facets: Facets, type: Types, accepts: Accepts): Duty[] {
  const claim = (node: Node): Claim => ({ party, schema: reader.read([node]) });
  return [
    ...facets.unions.map(({ node, branches, keyword }): Duty => {
      const claims = branches.map(claim);
      return {
        source: node.value,
        party,
        ways: () =>
          claims.map((one) => ({
            must: [one],
            mustNot: keyword === "oneOf" ? claims.filter((other) => other !== one) : [],
          })),
        isDone: (value) => (claims.some((one) => accepts(one, value) === "yes") ? "unknown" : "no"),
      };
    }),
    ...facets.conditionals.map((all): Duty => {
      const [condition, then, otherwise] = [claim(all.if), all.then && claim(all.then), all.else && claim(all.else)];
      return {
        source: all.node.value,
        party,
        ways: () => [
          { must: then ? [condition, then] : [condition] },
          { must: otherwise ? [otherwise] : [], mustNot: [condition] },
        ],
        isDone: () => "unknown",
      };
    }),
    ...(type === OBJECT ? dependencies(party, facets, claim) : []),
  ];
}

function dependencies(party: Party, facets: Facets, claim: (node: Node) => Claim): Duty[] {
  return dependenciesOf(facets.schema).map(({ name, required, schema, source }): Duty => {
    const then: Way = schema
      ? { must: [claim(schema)] }
      : { facts: required.map((other) => ({ kind: "has", name: other, not: [] })) };
    return { source, party, ways: () => [{ facts: [{ kind: "lacks", name }] }, then], isDone: () => "unknown" };
  });
}
