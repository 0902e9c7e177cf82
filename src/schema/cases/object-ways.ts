import { member, members } from "../../document/node.ts";
import { places } from "../atoms.ts";
import { evaluationOf } from "../evaluation.ts";
import type { Way } from "./case.ts";
import { claimOf, dependenciesOf, type Refused, sizeWays } from "./refused.ts";

/** All ways in which an object may fail a schema. */
export function objectWays(refused: Refused): Way[] {
  const { minProperties, maxProperties, required, properties, other } = refused.facets;
  return [
    ...[...required].map((name): Way => ({ facts: [{ kind: "lacks", name }] })),
    ...sizeWays(minProperties, maxProperties),
    ...[...properties].map(
      ([name, nodes]): Way => ({ facts: [{ kind: "has", name, not: [claimOf(refused, nodes)] }] }),
    ),
    ...undeclaredWays(refused),
    ...nameWays(refused),
    ...dependentWays(refused),
    ...(other.has("unevaluatedProperties") ? unevaluatedWays(refused) : []),
  ];
}

/** A member under a name that a pattern matches, or that nothing declares. */
function undeclaredWays(refused: Refused): Way[] {
  return refused.facets.schema.atoms.flatMap(({ node }): Way[] => {
    const patterns = members(member(node, "patternProperties"));
    const additional = member(node, "additionalProperties");
    const declared = new Set(members(member(node, "properties")).map(([name]) => name));
    const matching = patterns.map(([pattern, schema]): Way => {
      const names = { matching: [pattern], avoiding: [], except: new Set<string>(), not: [] };
      return { facts: [{ kind: "some-member", names, not: [claimOf(refused, [schema])] }] };
    });
    if (!additional || additional.value === true) return matching;
    const names = { matching: [], avoiding: patterns.map(([pattern]) => pattern), except: declared, not: [] };
    return [...matching, { facts: [{ kind: "some-member", names, not: [claimOf(refused, [additional])] }] }];
  });
}

function nameWays(refused: Refused): Way[] {
  return places(refused.facets.schema.atoms, "propertyNames").map((place): Way => {
    const names = { matching: [], avoiding: [], except: new Set<string>(), not: [claimOf(refused, [place])] };
    return { facts: [{ kind: "some-member", names, not: [] }] };
  });
}

function dependentWays(refused: Refused): Way[] {
  return dependenciesOf(refused.facets.schema).flatMap(({ name, required, schema }): Way[] => [
    ...required.map(
      (lacked): Way => ({
        facts: [
          { kind: "has", name, not: [] },
          { kind: "lacks", name: lacked },
        ],
      }),
    ),
    ...(schema ? [{ facts: [{ kind: "has", name, not: [] } as const], mustNot: [claimOf(refused, [schema])] }] : []),
  ]);
}

/** A member that is not evaluated for sure. */
function unevaluatedWays(refused: Refused): Way[] {
  return refused.facets.schema.atoms.flatMap(({ node }): Way[] => {
    const unevaluated = member(node, "unevaluatedProperties");
    if (!unevaluated) return [];
    const { surely } = evaluationOf(node, refused.reader);
    const names = { matching: [], avoiding: [...surely.patterns], except: surely.names, not: [] };
    return surely.allNames ? [] : [{ facts: [{ kind: "some-member", names, not: [claimOf(refused, [unevaluated])] }] }];
  });
}
