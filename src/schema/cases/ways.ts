import type { Node } from "../../document/node.ts";
import type { Facets } from "../facets.ts";
import { isHint } from "../formats.ts";
import { ARRAY, INTEGER, NUMBER, OBJECT, STRING, type Types } from "../types.ts";
import { arrayWays } from "./array-ways.ts";
import type { Claim, Way } from "./case.ts";
import { objectWays } from "./object-ways.ts";
import { claimOf, opaqueWays, type Refused, sizeWays } from "./refused.ts";

/** All ways in which a value of one type may fail a schema. Each says little; a value that fails goes at least one. */
export function waysToFail(refused: Refused, type: Types): Way[] {
  const { facets } = refused;
  if ((facets.types & type) === 0) return [{}];
  return [...valueWays(facets), ...typedWays(refused, type), ...logicWays(refused)];
}

const valueWays = ({ values }: Facets): Way[] => (values ? [{ facts: [{ kind: "except", values }] }] : []);

function typedWays(refused: Refused, type: Types): Way[] {
  if (type & NUMBER) return numberWays(refused.facets, type);
  if (type === STRING) return textWays(refused.facets);
  if (type === ARRAY) return arrayWays(refused);
  return type === OBJECT ? objectWays(refused) : [];
}

function numberWays({ minimum, maximum, multipleOf, formats, types }: Facets, type: Types): Way[] {
  const ways: Way[] = multipleOf.map((of) => ({ facts: [{ kind: "no-multiple", of }] }));
  if (minimum)
    ways.push({ facts: [{ kind: "below", bound: { value: minimum.value, exclusive: !minimum.exclusive } }] });
  if (maximum)
    ways.push({ facts: [{ kind: "above", bound: { value: maximum.value, exclusive: !maximum.exclusive } }] });
  const isOpen = (types & NUMBER) !== INTEGER || type !== INTEGER;
  const opaque = isOpen ? formats.filter((format) => NUMERIC_FORMAT.test(format)) : [];
  return [...ways, ...opaque.map((format): Way => ({ facts: [{ kind: "opaque", keyword: `format: ${format}` }] }))];
}

const NUMERIC_FORMAT = /^(?:u?int\d+|float|double|decimal)/;

function textWays({ minLength, maxLength, patterns, formats, other }: Facets): Way[] {
  const checked = formats.filter((format) => !isHint(format) && !NUMERIC_FORMAT.test(format));
  return [
    ...sizeWays(minLength, maxLength),
    ...patterns.map((pattern): Way => ({ facts: [{ kind: "avoids", pattern }] })),
    ...checked.map((format): Way => ({ facts: [{ kind: "lacks-format", format }] })),
    ...opaqueWays(other, ["contentEncoding", "contentMediaType", "contentSchema"]),
  ];
}

function logicWays(refused: Refused): Way[] {
  const { facets } = refused;
  const claim = (node: Node): Claim => claimOf(refused, [node]);
  return [
    ...facets.unions.flatMap(({ keyword, branches }) => [
      { mustNot: branches.map(claim) },
      ...(keyword === "oneOf" ? overlaps(branches.map(claim)) : []),
    ]),
    ...facets.not.map((node) => ({ must: [claim(node)] })),
    ...facets.conditionals.flatMap((all) => [
      ...(all.then ? [{ must: [claim(all.if)], mustNot: [claim(all.then)] }] : []),
      ...(all.else ? [{ mustNot: [claim(all.if), claim(all.else)] }] : []),
    ]),
  ];
}

/** Two branches of a `oneOf` at once: most are told apart as soon as the first is chosen. */
const overlaps = (branches: readonly Claim[]): Way[] =>
  branches.slice(0, -1).map((one, index) => ({
    must: [one],
    also: branches.slice(index + 1).map((other) => ({ must: [other] })),
  }));
