import { dayOf } from "../core/day.ts";
import type { Policy } from "../core/policy.ts";
import { member, type Node } from "../document/node.ts";
import type { Operation } from "../model/api.ts";
import {
  type Announcement,
  announcementOf,
  announces,
  operationAnnouncement,
  type SunsetDate,
} from "../model/lifecycle.ts";
import { type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";

/** What can be deprecated. */
export type Lasting = "operation" | "parameter" | "property" | "header" | "security scheme";

/** How long something is there, seen from the day of the judgement. */
export interface Lifecycle {
  kind: Lasting;
  /** As messages name it: "GET /pets", "the query parameter `limit`". */
  name: string;
  deprecated: boolean;
  sunset: Sunset | undefined;
  /** `x-stability-level` as written. */
  stability: string | undefined;
  /** Days of notice that consumers are to be given; 0 when no sunset is demanded. */
  notice: number;
  /** Where it is written down; with a keyword, the place of that keyword. */
  at(keyword?: string): Node;
}

export interface Sunset {
  /** As written. */
  text: string;
  /** From today; none or less when it has passed, undefined when the text is no date. */
  daysLeft: number | undefined;
  from: SunsetDate["from"];
}

/** What a lifecycle belongs to. */
export type Named = Pick<Lifecycle, "kind" | "name">;

/** An announcement seen from a day. */
export const lifecycleOf = (named: Named, announcement: Announcement, policy: Policy): Lifecycle => ({
  ...named,
  at: announcement.at,
  deprecated: announcement.deprecated,
  sunset: announcement.sunset && sunsetFrom(announcement.sunset, policy),
  stability: announcement.stability,
  notice: policy.noticeDays,
});

function sunsetFrom({ text, day, from }: SunsetDate, { today }: Policy): Sunset {
  const now = dayOf(today);
  return { text, from, daysLeft: day === undefined || now === undefined ? undefined : day - now };
}

/** The lifecycle of an operation that is gone. */
export const operationLifecycle = ({ policy }: Session, operation: Operation): Lifecycle =>
  lifecycleOf({ kind: "operation", name: operation.name }, operationAnnouncement(operation), policy);

/** The lifecycle of anything else that is gone: of the place that declares it, and of what it refers to. */
export const lifecycleAt = (session: Session, named: Named, nodes: readonly [Node, ...Node[]]): Lifecycle =>
  lifecycleOf(named, announcementOf(nodes), session.policy);

/** Headers are looked into only where one side is deprecated: elsewhere they announce nothing. */
export function diffOperationLifecycle(session: Session, base: Operation, revision: Operation, scope: Scope): void {
  if (!announces(base.node) && !announces(revision.node)) return;
  const isDeprecated = [base, revision].some(({ node }) => member(node, "deprecated")?.value === true);
  const announced = (operation: Operation) =>
    isDeprecated ? operationAnnouncement(operation) : announcementOf([operation.node]);
  emitLifecycle(session, { kind: "operation", name: revision.name }, announced(base), announced(revision), scope);
}

/** Compares what two places announce. */
export function diffLifecycle(session: Session, named: Named, base: Node, revision: Node, scope: Scope): void {
  if (!announces(base) && !announces(revision)) return;
  emitLifecycle(session, named, announcementOf([base]), announcementOf([revision]), scope);
}

export function emitLifecycle(
  session: Session,
  named: Named,
  base: Announcement,
  revision: Announcement,
  scope: Scope,
): void {
  if (written(base) === written(revision)) return;
  session.emit({
    subject: "lifecycle.changed",
    base: lifecycleOf(named, base, session.policy),
    revision: lifecycleOf(named, revision, session.policy),
    ...settingOf(scope),
  });
}

const written = ({ deprecated, sunset, stability }: Announcement): string =>
  JSON.stringify([deprecated, sunset?.text, stability]);
