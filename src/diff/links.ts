import { getOrMake } from "../core/get-or-make.ts";
import { member, stringOf, valueAt } from "../document/node.ts";
import { parsePointer } from "../document/pointer.ts";
import { equalJson } from "../document/value.ts";
import type { Api, Link, Operation } from "../model/api.ts";
import { operationKey } from "../model/operation.ts";
import type { LinkEnd } from "./changes.ts";
import { fullKey } from "./paths.ts";
import { align, type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";

type Links = ReadonlyMap<string, Link>;

/** Compares the links of a response: where they lead, and what they hand over. */
export function diffLinks(session: Session, base: Links, revision: Links, scope: Scope): void {
  for (const [, before, after] of align(base, revision)) {
    const [a, b] = [before && endOf(session.base, before), after && endOf(session.revision, after)];
    if (a && !b) session.emit({ subject: "link.removed", base: a, ...settingOf(scope) });
    else if (b && !a) session.emit({ subject: "link.added", revision: b, ...settingOf(scope) });
    else if (a && b && (a.key !== b.key || !equalJson(a.hands, b.hands)))
      session.emit({ subject: "link.changed", base: a, revision: b, ...settingOf({ ...scope, anchor: b.node }) });
  }
}

function endOf(api: Api, link: Link): LinkEnd {
  const { node } = link;
  const written = stringOf(node, "operationId") ?? stringOf(node, "operationRef") ?? "";
  const operation = operationOf(api, link);
  const host = stringOf(serverOf(link), "url");
  return {
    ...link,
    key: `${operation ? fullKey(operation) : written} ${host ?? ""}`,
    target: `${operation?.name ?? written}${host === undefined ? "" : ` at ${host}`}`,
    hands: { parameters: valueAt(node, "parameters") ?? {}, requestBody: valueAt(node, "requestBody") ?? null },
  };
}

const serverOf = ({ node }: Link) => member(node, "server");

/** `operationId`, or an `operationRef` within the description (OpenAPI 3.1 §4.8.20). */
function operationOf(api: Api, { node }: Link): Operation | undefined {
  const [id, reference] = [stringOf(node, "operationId"), stringOf(node, "operationRef")];
  if (id !== undefined) return operationsById(api).get(id);
  if (!reference?.startsWith("#/paths/")) return undefined;
  const [, path = "", method = ""] = parsePointer(reference.slice(1));
  return api.operations.get(operationKey(method.toUpperCase(), path));
}

/** By `operationId`; made when the first link is looked at. */
const operationsById = (api: Api): ReadonlyMap<string, Operation> =>
  getOrMake(
    known,
    api,
    () => new Map([...api.operations.values()].flatMap((one) => (one.operationId ? [[one.operationId, one]] : []))),
  );

const known = new WeakMap<Api, ReadonlyMap<string, Operation>>();
