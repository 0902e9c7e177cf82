import type { Operation, Security } from "../model/api.ts";
import { type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";

/** Compares what lets a request in; schemes that kept their name but changed are facts of their own. */
export function diffSecurity(session: Session, base: Operation, revision: Operation, scope: Scope): void {
  if (session.isSameSecurity(base.security, revision.security, isUnchanged)) return;
  const needed = namesOf(revision.security);
  for (const name of namesOf(base.security)) {
    const [before, after] = [session.base.schemes.get(name), session.revision.schemes.get(name)];
    if (!before || !needed.has(name) || before.identity === after?.identity) continue;
    const unit = session.once("scheme", before.node, after?.node ?? session.revision.node, scope);
    const setting = unit && settingOf({ ...scope, unit });
    if (setting && after) session.emit({ subject: "scheme.changed", base: before, revision: after, ...setting });
    else if (setting) session.emit({ subject: "scheme.removed", base: before, ...setting });
  }
  if (written(base.security) === written(revision.security)) return;
  session.emit({ subject: "security.changed", base: base.security, revision: revision.security, ...settingOf(scope) });
}

const namesOf = ({ alternatives }: Security): Set<string> => new Set(alternatives.flat().map(({ name }) => name));

/** The same requirement by name and by what its schemes demand. */
const isUnchanged = (a: Security, b: Security): boolean => written(a) === written(b);

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
