import type { Node } from "../document/node.ts";
import type { Operation, Server } from "../model/api.ts";
import { type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";
import { operationUnit, sharedUnit, type Unit } from "./unit.ts";

/** Compares the servers of paired operations; a list that many operations share is compared once. */
export function diffServers(session: Session, pairs: readonly [Operation, Operation][]): void {
  const shared = new Map<unknown, Unit>();
  for (const [base, revision] of pairs) {
    const owner = ownerOf(base.servers);
    const known = shared.get(owner.value);
    if (known) {
      known.parents.add(operationUnit(revision.name));
      continue;
    }
    const unit = sharedUnit(operationUnit(revision.name));
    shared.set(owner.value, unit);
    const scope: Scope = {
      unit,
      side: "request",
      within: "servers",
      wire: "json",
      inParameter: false,
      anchor: ownerOf(revision.servers),
    };
    compare(session, base, revision, scope);
  }
}

/** The list of servers, or what has none. */
function ownerOf(servers: readonly Server[]): Node {
  const { node } = servers[0] as Server;
  return node.parent?.key === "servers" ? node.parent : node;
}

function compare(session: Session, base: Operation, revision: Operation, scope: Scope): void {
  const prefix = (operation: Operation, server: Server) => `${server.basePath}${operation.path}`;
  for (const before of base.servers) {
    const same = revision.servers.find(({ url }) => url === before.url);
    const answers = revision.servers.some(
      (after) =>
        prefix(revision, after) === prefix(base, before) &&
        (after.origin === before.origin || !after.origin || !before.origin),
    );
    if (same) session.emit({ subject: "server.changed", base: before, revision: same, ...settingOf(scope) });
    else if (!answers) emitMoved(session, base, revision, before, scope);
  }
  for (const after of revision.servers) {
    const known = base.servers.some(
      (before) =>
        before.url === after.url ||
        (prefix(base, before) === prefix(revision, after) &&
          (before.origin === after.origin || !before.origin || !after.origin)),
    );
    if (!known && revision.servers.length > base.servers.length)
      session.emit({ subject: "server.added", revision: after, ...settingOf(scope) });
  }
}

function emitMoved(session: Session, base: Operation, revision: Operation, before: Server, scope: Scope): void {
  const after =
    revision.servers.length === base.servers.length ? revision.servers[base.servers.indexOf(before)] : undefined;
  if (after) session.emit({ subject: "server.moved", base: before, revision: after, ...settingOf(scope) });
  else session.emit({ subject: "server.removed", base: before, ...settingOf(scope) });
}
