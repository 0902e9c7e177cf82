import type { Operation } from "../model/api.ts";
import { diffContent } from "./content.ts";
import { diffParameters } from "./parameters.ts";
import { diffResponses } from "./responses.ts";
import { diffSecurity } from "./security.ts";
import { align, type Scope, type Session, settingOf } from "./session.ts";
import { operationUnit, type Unit } from "./unit.ts";

/** Compares two operations with everything under them. `unit` is the caller's operation for callbacks. */
export function diffOperation(session: Session, base: Operation, revision: Operation, unit: Unit = operationUnit(revision.name)): void {
  const receiver = base.sender === "request" ? "response" : "request";
  const scope: Scope = { unit, side: base.sender, within: base.name, wire: "json", inParameter: false, anchor: revision.node };
  session.emit({ subject: "operation.changed", base, revision, ...settingOf(scope) });
  diffParameters(session, base.parameters, revision.parameters, scope);
  diffBody(session, base, revision, { ...scope, within: "request body" });
  diffResponses(session, base.responses, revision.responses, { ...scope, side: receiver });
  diffSecurity(session, base, revision, scope);
  for (const [, before, after] of align(base.callbacks, revision.callbacks)) {
    if (before && after) diffOperation(session, before, after, unit);
    else if (before) session.emit({ subject: "callback.removed", base: before, ...settingOf(scope) });
    else if (after) session.emit({ subject: "callback.added", revision: after, ...settingOf(scope) });
  }
}

function diffBody(session: Session, { body: base }: Operation, { body: revision }: Operation, scope: Scope): void {
  if (base && !revision) session.emit({ subject: "body.removed", base, ...settingOf(scope) });
  else if (revision && !base) session.emit({ subject: "body.added", revision, ...settingOf(scope) });
  else if (base && revision) {
    const unit = session.once("body", base.node, revision.node, scope);
    if (!unit) return;
    session.emit({ subject: "body.changed", base, revision, ...settingOf({ ...scope, unit }) });
    diffContent(session, base.content, revision.content, { ...scope, unit });
  }
}
