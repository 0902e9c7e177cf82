import { members, type Node, stringOf } from "../document/node.ts";
import { isObject } from "../document/value.ts";
import type { Step } from "./matching-rules.ts";
import { pactError } from "./pact-error.ts";
import { parsePath } from "./path-expression.ts";

/**
 * Places whose value is made anew whenever the interaction is replayed, with the type of their generator: `path`,
 * `status`, `query.limit`, `headers.x-id`, `body.items[*].id` → `RandomInt` (Pact specification V3, "Generators").
 */
export type Generators = ReadonlyMap<string, string>;

export function parseGenerators(node: Node | undefined): Generators {
  if (node && node.value !== null && !isObject(node.value)) throw pactError(node, "generators are not an object");
  const generators = new Map<string, string>();
  for (const [part, place] of members(node)) {
    if (!isObject(place.value)) throw pactError(place, `the generators of ${part} are not an object`);
    if (stringOf(place, "type") !== undefined) generators.set(part, typeOf(place));
    else
      for (const [key, generator] of members(place)) generators.set(placeOf(part, key, generator), typeOf(generator));
  }
  return generators;
}

function typeOf(node: Node): string {
  const type = stringOf(node, "type");
  if (type !== undefined) return type;
  throw pactError(node, "the generator has no type");
}

function placeOf(part: string, key: string, node: Node): string {
  if (part === "header" || part === "headers") return `headers.${key.toLowerCase()}`;
  if (part !== "body") return `${part}.${key}`;
  const steps = parsePath(key);
  if (!steps) throw pactError(node, `\`${key}\` is no path of a generator`);
  return `body${steps.map(textOf).join("")}`;
}

/** Positions and wildcards alike: an example repeats itself. */
const textOf = (step: Step): string =>
  !("name" in step) ? "[*]" : /^[\w$-]+$/.test(step.name) ? `.${step.name}` : `['${step.name}']`;
