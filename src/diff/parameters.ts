import { getOrMake } from "../core/get-or-make.ts";
import type { Node } from "../document/node.ts";
import type { Parameter } from "../model/api.ts";
import { diffMediaType } from "./content.ts";
import { diffLifecycle, lifecycleAt, type Named } from "./lifecycle.ts";
import { align, type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";

/** Compares parameters. One that is gone here and new under the same name elsewhere has moved. */
export function diffParameters(
  session: Session,
  base: ReadonlyMap<string, Parameter>,
  revision: ReadonlyMap<string, Parameter>,
  scope: Scope,
): void {
  const moved = movedParameters(base, revision);
  const arrived = new Set(moved.values());
  for (const [, before, after] of align(base, revision)) {
    if (before && after) diffParameter(session, before, after, scope);
    else if (before) {
      const target = moved.get(before);
      if (target) session.emit({ subject: "parameter.moved", base: before, revision: target, ...settingOf(scope) });
      else {
        const lifecycle = lifecycleAt(session, parameterNamed(before), [before.node]);
        session.emit({ subject: "parameter.removed", base: before, ...settingOf(scope), lifecycle });
      }
    } else if (after && !arrived.has(after))
      session.emit({ subject: "parameter.added", revision: after, ...settingOf(scope) });
  }
}

function movedParameters(
  base: ReadonlyMap<string, Parameter>,
  revision: ReadonlyMap<string, Parameter>,
): Map<Parameter, Parameter> {
  const moved = new Map<Parameter, Parameter>();
  const arrived = new Map<string, Parameter>();
  for (const [key, after] of revision) {
    if (!base.has(key)) getOrMake(arrived, after.name.toLowerCase(), () => after);
  }
  for (const [key, before] of base) {
    if (revision.has(key) || before.in === "path") continue;
    const target = arrived.get(before.name.toLowerCase());
    if (target) moved.set(before, target);
  }
  return moved;
}

function diffParameter(session: Session, base: Parameter, revision: Parameter, scope: Scope): void {
  const within = `${base.in} parameter \`${base.name}\``;
  const unit = session.once("parameter", base.node, revision.node, scope, within.replaceAll("`", ""));
  if (!unit) return;
  const inner: Scope = { ...scope, unit, within, wire: "text", inParameter: true, anchor: revision.node };
  if (writtenForm(base) !== writtenForm(revision))
    session.emit({ subject: "parameter.changed", base, revision, ...settingOf(inner) });
  diffLifecycle(session, parameterNamed(revision), base.node, revision.node, inner);
  diffValue(session, base, revision, inner);
}

const parameterNamed = ({ in: place, name }: Parameter): Named => ({
  kind: "parameter",
  name: `the ${place} parameter \`${name}\``,
});

/** Compares response headers, by name without regard to case. */
export function diffHeaders(
  session: Session,
  base: ReadonlyMap<string, Parameter>,
  revision: ReadonlyMap<string, Parameter>,
  scope: Scope,
): void {
  for (const [, before, after] of align(base, revision)) {
    const named: Named = { kind: "header", name: `the header \`${(after ?? before)?.name}\` of the ${scope.within}` };
    if (before && !after) {
      const lifecycle = lifecycleAt(session, named, [before.node]);
      session.emit({ subject: "header.removed", base: before, ...settingOf(scope), lifecycle });
    } else if (after && !before) session.emit({ subject: "header.added", revision: after, ...settingOf(scope) });
    else if (before && after) {
      const unit = session.once("header", before.node, after.node, scope, `header ${before.name}`);
      if (!unit) continue;
      const inner: Scope = {
        ...scope,
        unit,
        within: `header \`${before.name}\` of ${scope.within}`,
        wire: "text",
        inParameter: true,
        anchor: after.node,
      };
      if (writtenForm(before) !== writtenForm(after))
        session.emit({ subject: "header.changed", base: before, revision: after, ...settingOf(inner) });
      diffLifecycle(session, named, before.node, after.node, inner);
      diffValue(session, before, after, inner);
    }
  }
}

/** Everything of a parameter but its schema. */
const writtenForm = ({ required, style, explode, allowReserved, allowEmptyValue, content }: Parameter): string =>
  [required, style, explode, allowReserved, allowEmptyValue, content?.name].join();

function diffValue(session: Session, base: Parameter, revision: Parameter, scope: Scope): void {
  const isSchema = !base.content && !revision.content;
  if (isSchema) session.schemas.compare(listed(base.schema), listed(revision.schema), scope);
  if (base.content && revision.content) diffMediaType(session, base.content, revision.content, scope);
}

/** Without a schema, anything goes. */
const listed = (schema: Node | undefined): Node[] => (schema ? [schema] : []);
