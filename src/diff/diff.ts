import type { Policy } from "../core/policy.ts";
import { member } from "../document/node.ts";
import type { Api, Operation } from "../model/api.ts";
import type { Change, PathItem, Setting } from "./changes.ts";
import { diffOperation } from "./operations.ts";
import { matchOperations } from "./paths.ts";
import { align, type Scope, settingOf } from "./scope.ts";
import { diffServers } from "./servers.ts";
import { Session } from "./session.ts";
import { operationUnit, type Unit } from "./unit.ts";

/** All facts about how `revision` differs from `base`, each with the operations it reaches. */
export function diff(base: Api, revision: Api, policy: Policy): Change[] {
  const session = new Session(base, revision, policy);
  const { pairs, removed, added } = matchOperations(base, revision);
  diffServers(session, pairs);
  for (const [before, after] of pairs) diffOperation(session, before, after);
  emitRemoved(session, removed);
  for (const operation of added)
    session.emit({ subject: "operation.added", revision: operation, ...settingFor(session, operation) });
  diffWebhooks(session);
  session.schemas.finish();
  return session.changes;
}

const scopeFor = ({ revision }: Session, operation: Operation, unit: Unit = operationUnit(operation.name)): Scope => ({
  anchor: member(revision.node, "paths") ?? revision.node,
  unit,
  side: operation.sender,
  within: operation.name,
  wire: "json",
  inParameter: false,
});

const settingFor = (session: Session, operation: Operation): Setting => settingOf(scopeFor(session, operation));

/** A path that is gone with all its operations is one fact. */
function emitRemoved(session: Session, removed: readonly Operation[]): void {
  for (const { path, node, operations } of byPath(removed)) {
    const gone = operations.filter((operation) => coveringTemplate(session, operation) === undefined);
    for (const operation of operations) {
      const coveredBy = coveringTemplate(session, operation);
      if (coveredBy !== undefined)
        session.emit({ subject: "operation.removed", base: operation, ...settingFor(session, operation), coveredBy });
      else if (!isWholePath(session, path, gone))
        session.emit({ subject: "operation.removed", base: operation, ...settingFor(session, operation) });
    }
    if (gone.length > 0 && isWholePath(session, path, gone)) emitPath(session, { path, node, operations: gone });
  }
}

function emitPath(session: Session, item: PathItem): void {
  const first = item.operations[0] as Operation;
  const unit: Unit = {
    parents: new Set(item.operations.map((operation) => operationUnit(operation.name))),
    operation: undefined,
  };
  session.emit({ subject: "path.removed", base: item, ...settingOf(scopeFor(session, first, unit)) });
}

function byPath(removed: readonly Operation[]): PathItem[] {
  const paths = new Map<string, Operation[]>();
  for (const operation of removed) paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  return [...paths].map(([path, operations]) => ({ path, node: (operations[0] as Operation).pathNode, operations }));
}

const isWholePath = ({ base }: Session, path: string, gone: readonly Operation[]): boolean =>
  [...base.operations.values()].filter((operation) => operation.path === path).length === gone.length;

/** `/pets/mine` that is gone may still be routed to `/pets/{id}`. */
function coveringTemplate({ base, revision }: Session, { method, path }: Operation): string | undefined {
  if (path.includes("{")) return undefined;
  const segments = path.split("/");
  for (const other of revision.operations.values()) {
    if (
      other.method !== method ||
      !other.path.includes("{") ||
      base.operations.get(`${method} ${other.path}`) === other
    )
      continue;
    const template = other.path.split("/");
    const fits =
      template.length === segments.length &&
      template.every((segment, index) => segment === segments[index] || /^\{[^{}]+\}$/.test(segment));
    if (fits) return other.path;
  }
  return undefined;
}

function diffWebhooks(session: Session): void {
  for (const [, before, after] of align(session.base.webhooks, session.revision.webhooks)) {
    if (before && after) diffOperation(session, before, after);
    else if (before) session.emit({ subject: "webhook.removed", base: before, ...settingFor(session, before) });
    else if (after) session.emit({ subject: "webhook.added", revision: after, ...settingFor(session, after) });
  }
}
