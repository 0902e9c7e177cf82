import { items, member, members, type Node } from "../../../document/node.ts";
import type { Api, Operation, Requirement, Security } from "../../../model/api.ts";

/** One list of security requirements with all operations it holds for: one cause, one finding. */
export interface Demand {
  security: Security;
  operations: Operation[];
}

/** Every list of requirements once, in document order, that of the root among them. */
export function demandsOf(api: Api, operations: Iterable<Operation> = everyOperation(api)): Demand[] {
  const demands = new Map<Security, Demand>();
  for (const operation of operations) {
    const { security } = operation;
    const demand = demands.get(security);
    if (demand) demand.operations.push(operation);
    else demands.set(security, { security, operations: [operation] });
  }
  return [...demands.values()];
}

/** What consumers call, what they are sent, and what they are called back with. */
function everyOperation({ operations, webhooks }: Api): Operation[] {
  const first = [...operations.values(), ...webhooks.values()];
  return first.flatMap((operation) => [operation, ...operation.callbacks.values()]);
}

/** Requirements with the places where they are written. */
export function* requirementsOf({ node, alternatives }: Security): Generator<[Requirement, Node]> {
  const places = items(node);
  for (const [index, alternative] of alternatives.entries()) {
    for (const requirement of alternative) {
      const place = places[index] && member(places[index], requirement.name);
      if (place) yield [requirement, place];
    }
  }
}

/** The operation's own `security`, or else that of the root; undefined where nobody wrote anything. */
export const writtenSecurity = (api: Api, { node }: Operation): Node | undefined =>
  member(node, "security") ?? member(api.node, "security");

/** Somebody gets in without showing anything. */
export const isOpen = ({ alternatives }: Security): boolean => alternatives.some(({ length }) => length === 0);

export const isWrite = ({ method }: Operation): boolean => WRITES.has(method);

const WRITES = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** Names of all schemes that anything demands. */
export function usedSchemes(api: Api): Set<string> {
  const atRoot = items(member(api.node, "security")).flatMap((item) => members(item));
  const names = new Set(atRoot.map(([name]) => name));
  for (const { security } of demandsOf(api))
    for (const alternative of security.alternatives) for (const { name } of alternative) names.add(name);
  return names;
}

/** The last part of a reference: OpenAPI 3.2 lets a requirement name a scheme by its URI. */
export const isReference = (api: Api, name: string): boolean => api.version === "3.2" && /[#/]/.test(name);
