import type { Policy } from "../core/policy.ts";
import { member } from "../document/node.ts";
import type { Api, Operation } from "../model/api.ts";
import type { Change, PathItem, Setting } from "./changes.ts";
import { operationLifecycle } from "./lifecycle.ts";
import { diffOperation } from "./operations.ts";
import { matchOperations } from "./paths.ts";
import { byPath, operationsPerPath, Templates } from "./removed.ts";
import { align, type Scope, settingOf } from "./scope.ts";
import { diffServers } from "./servers.ts";
import { Session } from "./session.ts";
import { operationUnit, type Unit, unitOfAll } from "./unit.ts";

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
  session.finish();
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

/** A path that is gone with all its operations is one fact, where all of them were announced alike. */
function emitRemoved(session: Session, removed: readonly Operation[]): void {
  if (removed.length === 0) return;
  const templates = new Templates(session.revision.operations.values());
  const counts = operationsPerPath(session.base.operations.values());
  for (const [path, operations] of byPath(removed)) {
    const gone = operations.filter((operation) => templates.covering(operation) === undefined);
    const isWhole = gone.length > 0 && gone.length === counts.get(path) && areAnnouncedAlike(session, gone);
    for (const operation of isWhole ? [] : operations) {
      const coveredBy = templates.covering(operation);
      const change = { subject: "operation.removed", base: operation, ...settingFor(session, operation) } as const;
      const lifecycle = operationLifecycle(session, operation);
      session.emit(coveredBy === undefined ? { ...change, lifecycle } : { ...change, coveredBy });
    }
    if (isWhole) emitPath(session, { path, node: (gone[0] as Operation).pathNode, operations: gone });
  }
}

/** Whether the same had been said of the end of all of them. */
function areAnnouncedAlike(session: Session, operations: readonly Operation[]): boolean {
  const ends = operations.map((operation) => {
    const { deprecated, sunset } = operationLifecycle(session, operation);
    return JSON.stringify([deprecated, sunset?.text]);
  });
  return new Set(ends).size === 1;
}

function emitPath(session: Session, item: PathItem): void {
  const first = item.operations[0] as Operation;
  const unit = unitOfAll(item.operations.map(({ name }) => name));
  const lifecycle = { ...operationLifecycle(session, first), name: `the path \`${item.path}\`` };
  session.emit({ subject: "path.removed", base: item, ...settingOf(scopeFor(session, first, unit)), lifecycle });
}

function diffWebhooks(session: Session): void {
  for (const [, before, after] of align(session.base.webhooks, session.revision.webhooks)) {
    if (before && after) diffOperation(session, before, after);
    else if (before) {
      const lifecycle = operationLifecycle(session, before);
      session.emit({ subject: "webhook.removed", base: before, ...settingFor(session, before), lifecycle });
    } else if (after) session.emit({ subject: "webhook.added", revision: after, ...settingFor(session, after) });
  }
}
