import { compareText } from "../../core/finding.ts";
import { getOrMake } from "../../core/get-or-make.ts";
import { member, members, type Node } from "../../document/node.ts";
import type { Api } from "../../model/api.ts";
import type { Facets } from "../../schema/facets.ts";
import { showTypes } from "../../schema/types.ts";
import { facetsOf, presentTypes } from "./shape.ts";

/** One of the shapes that a schema name stands for, and the APIs where it does. */
export interface Shape {
  apis: string[];
  place: Node;
  /** Types of its properties, or its own type under an empty name. */
  parts: ReadonlyMap<string, string>;
}

export interface DivergentSchema {
  schema: string;
  /** That of most APIs first. */
  shapes: Shape[];
}

/** Schemas that several descriptions give one name and different shapes. A file that they share is one shape. */
export function divergentSchemas(apis: readonly { name: string; api: Api }[]): DivergentSchema[] {
  const bySchema = new Map<string, Map<string, Shape>>();
  for (const { name, api } of apis)
    for (const [schema, node] of namedSchemas(api)) {
      const parts = partsOf(api, node);
      if (!parts) continue;
      const shapes = getOrMake(bySchema, schema, () => new Map<string, Shape>());
      getOrMake(shapes, JSON.stringify([...parts]), () => ({ apis: [], place: node, parts })).apis.push(name);
    }
  return [...bySchema]
    .filter(([, shapes]) => shapes.size > 1)
    .map(([schema, shapes]) => ({ schema, shapes: [...shapes.values()].sort((a, b) => b.apis.length - a.apis.length) }))
    .sort((a, b) => compareText(a.schema, b.schema));
}

const namedSchemas = ({ node, version }: Api): [string, Node][] => {
  const components = member(node, "components");
  return members(version === "2.0" ? member(node, "definitions") : components && member(components, "schemas"));
};

/** What consumers read of it; order does not matter. */
function partsOf(api: Api, node: Node): Map<string, string> | undefined {
  const facets = facetsOf(api, node);
  if (!facets) return undefined;
  const parts = [...facets.properties].map(([name, [schema]]): [string, string] => [
    name,
    described(schema && facetsOf(api, schema)),
  ]);
  if (parts.length === 0) return new Map([["", described(facets)]]);
  return new Map(parts.sort(([a], [b]) => compareText(a, b)));
}

function described(facets: Facets | undefined): string {
  const formats = facets?.formats ?? [];
  const types = showTypes(presentTypes(facets));
  return formats.length > 0 ? `${types} (${formats.join(", ")})` : types;
}

/** In what a shape differs from the one that most have, a phrase for each property. */
export function differencesOf([usual, ...others]: readonly Shape[]): string[] {
  if (!usual) return [];
  const told = others.flatMap((other) => {
    const names = [...new Set([...usual.parts.keys(), ...other.parts.keys()])].sort();
    return names.flatMap((name) => difference(name, usual, other));
  });
  return [...new Set(told)];
}

function difference(name: string, usual: Shape, other: Shape): string[] {
  const [one, two] = [usual.parts.get(name), other.parts.get(name)];
  if (one === two) return [];
  const where = other.apis.join(", ");
  if (name === "") return [`${two ?? "an object"} in ${where}, elsewhere ${one ?? "an object"}`];
  if (two === undefined) return [`\`${name}\` is not in ${where}`];
  return [one === undefined ? `\`${name}\` is only in ${where}` : `\`${name}\`: ${two} in ${where}, elsewhere ${one}`];
}
