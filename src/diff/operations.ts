import { member, type Node } from "../document/node.ts";
import { equalJson } from "../document/value.ts";
import type { Operation } from "../model/api.ts";
import { diffContent } from "./content.ts";
import { diffOperationLifecycle, operationLifecycle } from "./lifecycle.ts";
import { diffParameters } from "./parameters.ts";
import { diffResponses } from "./responses.ts";
import { align, type Scope, settingOf } from "./scope.ts";
import { diffSecurity } from "./security.ts";
import type { Session } from "./session.ts";
import { operationUnit, type Unit } from "./unit.ts";

/** Compares two operations with everything under them. `unit` is given for callbacks, which several operations share. */
export function diffOperation(
  session: Session,
  base: Operation,
  revision: Operation,
  unit: Unit = operationUnit(revision.name),
): void {
  const scope: Scope = {
    unit,
    side: base.sender,
    within: base.name,
    wire: "json",
    inParameter: false,
    anchor: revision.node,
  };
  diffSecurity(session, base, revision, scope);
  const untouched = untouchedParts(session, base, revision);
  if (base.operationId !== revision.operationId || !sameTags(base, revision))
    session.emit({ subject: "operation.changed", base, revision, ...settingOf(scope) });
  diffOperationLifecycle(session, base, revision, scope);
  if (!untouched.includes("parameters")) diffParameters(session, base.parameters, revision.parameters, scope);
  if (!untouched.includes("requestBody")) diffBody(session, base, revision, { ...scope, within: "request body" });
  if (!untouched.includes("responses"))
    diffResponses(session, base.responses, revision.responses, { ...scope, side: other(base.sender) });
  if (!untouched.includes("callbacks")) diffCallbacks(session, base, revision, scope);
}

const sameTags = (base: Operation, revision: Operation): boolean =>
  equalJson([...base.tags].sort(), [...revision.tags].sort());

const other = (side: Scope["side"]): Scope["side"] => (side === "request" ? "response" : "request");

const PARTS = ["parameters", "requestBody", "responses", "callbacks"];

/** Parts that are the same text; in 2.0 the parts lean on each other and on the root, so it is all or nothing. */
function untouchedParts(session: Session, base: Operation, revision: Operation): string[] {
  const untouched = PARTS.filter((part) => session.isUntouched(member(base.node, part), member(revision.node, part)));
  const shared = session.isUntouched(member(base.pathNode, "parameters"), member(revision.pathNode, "parameters"));
  if (session.base.version === "2.0")
    return untouched.length === PARTS.length && shared && sameMediaTypes(session, base, revision) ? PARTS : [];
  return shared ? untouched : untouched.filter((part) => part !== "parameters");
}

/** `consumes` and `produces` of 2.0, of the operation or of the root. */
function sameMediaTypes(session: Session, base: Operation, revision: Operation): boolean {
  const listed = (key: string, operation: Operation, root: Node) =>
    (member(operation.node, key) ?? member(root, key))?.value;
  return ["consumes", "produces"].every((key) =>
    equalJson(listed(key, base, session.base.node), listed(key, revision, session.revision.node)),
  );
}

function diffCallbacks(session: Session, base: Operation, revision: Operation, scope: Scope): void {
  for (const [name, before, after] of align(base.callbacks, revision.callbacks)) {
    if (before && after) {
      const unit = session.once("callback", before.node, after.node, scope, `callback ${name}`);
      if (unit) session.later(() => diffOperation(session, before, after, unit));
    } else if (before) {
      const lifecycle = operationLifecycle(session, before);
      session.emit({ subject: "callback.removed", base: before, ...settingOf(scope), lifecycle });
    } else if (after) session.emit({ subject: "callback.added", revision: after, ...settingOf(scope) });
  }
}

function diffBody(session: Session, { body: base }: Operation, { body: revision }: Operation, scope: Scope): void {
  if (base && !revision) session.emit({ subject: "body.removed", base, ...settingOf(scope) });
  else if (revision && !base) session.emit({ subject: "body.added", revision, ...settingOf(scope) });
  else if (base && revision) {
    const unit = session.once("body", base.node, revision.node, scope, scope.within);
    if (!unit) return;
    if (base.required !== revision.required)
      session.emit({ subject: "body.changed", base, revision, ...settingOf({ ...scope, unit }) });
    diffContent(session, base.content, revision.content, { ...scope, unit });
  }
}
