import { getOrMake } from "../core/get-or-make.ts";
import type { Node } from "../document/node.ts";
import type { Operation, Server } from "../model/api.ts";
import { type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";
import { operationUnit, reachFrom, sharedUnit, type Unit } from "./unit.ts";

/** Compares the servers of paired operations; a list that many operations share is compared once. */
export function diffServers(session: Session, pairs: readonly [Operation, Operation][]): void {
  const shared = new Map<unknown, Unit>();
  for (const [base, revision] of pairs) {
    const owner = ownerOf(base.servers);
    const known = shared.get(owner.value);
    if (known) {
      reachFrom(known, operationUnit(revision.name), "");
      continue;
    }
    const unit = sharedUnit(operationUnit(revision.name), "");
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
  const [had, has] = [new Addresses(base), new Addresses(revision)];
  const isSameLength = revision.servers.length === base.servers.length;
  for (const [index, before] of base.servers.entries()) {
    const same = has.byUrl.get(before.url);
    if (same) session.emit({ subject: "server.changed", base: before, revision: same, ...settingOf(scope) });
    else if (!has.answers(before.origin, `${before.basePath}${base.path}`))
      emitMoved(session, before, isSameLength ? revision.servers[index] : undefined, scope);
  }
  for (const after of revision.servers) {
    const isKnown = had.byUrl.has(after.url) || had.answers(after.origin, `${after.basePath}${revision.path}`);
    if (!isKnown && revision.servers.length > base.servers.length)
      session.emit({ subject: "server.added", revision: after, ...settingOf(scope) });
  }
}

/** Where an operation answers. */
class Addresses {
  readonly byUrl = new Map<string, Server>();
  readonly #origins = new Map<string, Set<string>>();

  constructor({ servers, path }: Operation) {
    for (const server of servers) {
      getOrMake(this.byUrl, server.url, () => server);
      getOrMake(this.#origins, `${server.basePath}${path}`, () => new Set()).add(server.origin);
    }
  }

  /** A server without a host may be any host. */
  answers(origin: string, path: string): boolean {
    const origins = this.#origins.get(path);
    return origins !== undefined && (origin === "" || origins.has(origin) || origins.has(""));
  }
}

function emitMoved(session: Session, before: Server, after: Server | undefined, scope: Scope): void {
  if (after) session.emit({ subject: "server.moved", base: before, revision: after, ...settingOf(scope) });
  else session.emit({ subject: "server.removed", base: before, ...settingOf(scope) });
}
