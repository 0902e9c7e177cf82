import type { Response } from "../model/api.ts";
import { diffContent } from "./content.ts";
import { diffLinks } from "./links.ts";
import { diffHeaders } from "./parameters.ts";
import { align, type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";
import { sharedUnit } from "./unit.ts";

type Responses = ReadonlyMap<string, Response>;

/**
 * Compares responses. An exact status wins over its range, a range over `default` (OpenAPI 3.1 §4.8.16.1), so each
 * status is compared with whatever describes it on the other side.
 */
export function diffResponses(session: Session, base: Responses, revision: Responses, scope: Scope): void {
  for (const [status, before, after] of align(base, revision)) {
    const described = after ?? describing(status, revision);
    const expected = before ?? describing(status, base);
    if (before && after && !isOld(session) && session.isUntouched(before.node, after.node)) continue;
    if (before && described) diffResponse(session, before, described, scope);
    else if (expected && after && !before) diffResponse(session, expected, after, scope);
    if (before && !after) {
      const cover = described ?? exactIn(status, revision, base);
      const change = { subject: "response.removed", base: before, ...settingOf(scope) } as const;
      session.emit(cover ? { ...change, coveredBy: cover.status } : change);
    } else if (after && !before) {
      const change = { subject: "response.added", revision: after, ...settingOf(scope) } as const;
      session.emit(expected ? { ...change, coveredBy: expected.status } : change);
    }
  }
}

/** In 2.0 the media types of a response stand elsewhere: at the operation, or at the root. */
const isOld = ({ base, revision }: Session): boolean => base.version === "2.0" || revision.version === "2.0";

/** What describes a status that is not listed: its range; for errors, which `default` is written for, also that. */
function describing(status: string, responses: Responses): Response | undefined {
  if (status === "DEFAULT") return undefined;
  return responses.get(`${status[0]}XX`) ?? (/^[45]/.test(status) ? responses.get("DEFAULT") : undefined);
}

/** A range that is gone, of which exact statuses are left or new. */
function exactIn(status: string, revision: Responses, base: Responses): Response | undefined {
  if (!/^.XX$/.test(status)) return undefined;
  for (const [other, response] of revision) if (other[0] === status[0] && !base.has(other)) return response;
  return undefined;
}

function diffResponse(session: Session, base: Response, revision: Response, scope: Scope): void {
  const step = `response ${base.status}`;
  const unit = isOld(session)
    ? sharedUnit(scope.unit, step)
    : session.once("response", base.node, revision.node, scope, step);
  if (!unit) return;
  const inner: Scope = { ...scope, unit, within: `response ${base.status}`, anchor: revision.node };
  if (base.content.size > 0 !== revision.content.size > 0)
    session.emit({ subject: "response.changed", base, revision, ...settingOf(inner) });
  if (revision.content.size > 0) diffContent(session, base.content, revision.content, inner);
  diffHeaders(session, base.headers, revision.headers, inner);
  diffLinks(session, base.links, revision.links, inner);
}
