import type { Operation, Security, SecurityScheme } from "../model/api.ts";
import { diffLifecycle, type Named } from "./lifecycle.ts";
import { type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";

/** Compares what lets a request in; schemes that kept their name but changed are facts of their own. */
export function diffSecurity(session: Session, base: Operation, revision: Operation, scope: Scope): void {
  const isUnchanged = (a: Security, b: Security) => written(a) === written(b) && changed(session, a, b).length === 0;
  if (session.isSameSecurity(base.security, revision.security, isUnchanged)) return;
  for (const [before, after] of changed(session, base.security, revision.security)) {
    const unit = session.once("scheme", before.node, after?.node ?? session.revision.node, scope);
    if (unit) emitScheme(session, before, after, { ...scope, unit });
  }
  if (written(base.security) === written(revision.security)) return;
  session.emit({ subject: "security.changed", base: base.security, revision: revision.security, ...settingOf(scope) });
}

const namesOf = ({ alternatives }: Security): Set<string> => new Set(alternatives.flat().map(({ name }) => name));

function emitScheme(session: Session, base: SecurityScheme, revision: SecurityScheme | undefined, scope: Scope): void {
  if (!revision) {
    session.emit({ subject: "scheme.removed", base, ...settingOf(scope) });
    return;
  }
  session.emit({ subject: "scheme.changed", base, revision, ...settingOf(scope) });
  const named: Named = { kind: "security scheme", name: `the security scheme \`${revision.name}\`` };
  diffLifecycle(session, named, base.node, revision.node, scope);
}

/** Schemes that both ask for, under one name, and that are gone or not what they were. */
function changed(session: Session, base: Security, revision: Security): [SecurityScheme, SecurityScheme | undefined][] {
  const needed = namesOf(revision);
  return [...namesOf(base)].flatMap((name): [SecurityScheme, SecurityScheme | undefined][] => {
    const [before, after] = [session.base.schemes.get(name), session.revision.schemes.get(name)];
    return before && needed.has(name) && before.content !== after?.content ? [[before, after]] : [];
  });
}

/** Requirements by the names of their schemes and by what these demand. */
const written = ({ alternatives }: Security): string =>
  alternatives
    .map((all) =>
      all
        .map(({ name, identity, scopes }) => `${name} ${identity} ${[...scopes].sort()}`)
        .sort()
        .join("&"),
    )
    .sort()
    .join("|");
