import { propertySchemas } from "../object-facets.ts";
import { only, type Recipe, type Way } from "./case.ts";

/** A member that only the receiver declares: by convention nobody sends what was never described. */
export function isUnheardOf({ facets, facts }: Recipe, way: Way): boolean {
  const present = only(facts, "has").map(({ name }) => name);
  const isSilent = (name: string): boolean =>
    !present.includes(name) &&
    facets.every(
      ({ schema, required, other }) =>
        !required.has(name) && !other.has("unevaluatedProperties") && propertySchemas(schema.atoms, name).length === 0,
    );
  return only(way.facts ?? [], "has").some(({ name, not }) => not.length > 0 && isSilent(name));
}

/** A member that does not exist on this side of the wire. */
export const isHidden = ({ facets }: Recipe, way: Way): boolean =>
  only(way.facts ?? [], "has").some(({ name }) => facets.some(({ hidden }) => hidden.has(name)));
