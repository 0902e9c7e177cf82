import type { Alternative, Requirement } from "../../../model/api.ts";

/** A caller with the credentials of `held` meets `needed`: schemes compare by name or by what they demand. */
export const satisfies = (held: Alternative, needed: Alternative): boolean =>
  needed.every((requirement) => held.some((own) => meets(own, requirement)));

/** Those of whom none of `others` is content. What is written down alike is found without a closer look. */
export function unsatisfied(held: readonly Alternative[], others: readonly Alternative[]): Alternative[] {
  const written = new Set(others.map(showAlternative));
  return held.filter((own) => !written.has(showAlternative(own)) && !others.some((other) => satisfies(own, other)));
}

function meets(own: Requirement, needed: Requirement): boolean {
  if (own.name !== needed.name && own.identity !== needed.identity) return false;
  return [...needed.scopes].every((scope) => own.scopes.has(scope));
}

/** The same without roles: those of schemes other than OAuth are not exchanged (OpenAPI 3.1 §4.8.30), so a caller may have them. */
export const mayHold = (held: Alternative, needed: Alternative): boolean => satisfies(held, needed.map(withoutRoles));

const withoutRoles = (requirement: Requirement): Requirement =>
  /^(?:http|apiKey) /.test(requirement.identity) ? { ...requirement, scopes: new Set() } : requirement;

/** "no credentials", "key", "key and token (read, write)"; in an order of their own. */
export const showAlternatives = (alternatives: readonly Alternative[]): string =>
  alternatives.map(showAlternative).sort().join(" or ");

function showAlternative(alternative: Alternative): string {
  if (alternative.length === 0) return "no credentials";
  const parts = alternative.map(({ name, scopes }) =>
    scopes.size > 0 ? `${name} (${[...scopes].sort().join(", ")})` : name,
  );
  return parts.sort().join(" and ");
}
