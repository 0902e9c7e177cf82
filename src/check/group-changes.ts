import { CATEGORIES, type Category, type ChangelogEntry, type ChangelogGroup } from "../core/changelog.ts";
import { compareText, type Finding } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";

/** The findings of one API as people read them: by category, then by operation, what several share said once. */
export function groupChanges(findings: readonly Finding[]): ChangelogGroup[] {
  const groups = new Map<string, ChangelogGroup>();
  for (const [category, entry] of entriesOf(findings)) {
    const { scope, operation } = placeOf(entry);
    const group = getOrMake(groups, [category, scope, operation].join("\0"), () => ({
      category,
      scope,
      operation,
      changes: [],
    }));
    group.changes.push(entry);
  }
  for (const { changes } of groups.values()) changes.sort(compareEntries);
  return [...groups.values()].sort(compareGroups);
}

interface Gathered extends Pick<ChangelogEntry, "ruleId" | "side" | "message"> {
  category: Category;
  operations: Set<string>;
  subjects: Set<string>;
  fingerprints: Set<string>;
}

/** The same words about several places are one entry: where descriptions repeat a schema, people read of it once. */
function entriesOf(findings: readonly Finding[]): [Category, ChangelogEntry][] {
  const gathered = new Map<string, Gathered>();
  for (const { ruleId, kind, severity, side = null, message, operations, subject, fingerprint } of findings) {
    const category = categoryOf(ruleId, kind, severity);
    const one = getOrMake(gathered, [category, ruleId, side, message].join("\0"), () => ({
      ...{ category, ruleId, side, message },
      operations: new Set<string>(),
      subjects: new Set<string>(),
      fingerprints: new Set<string>(),
    }));
    for (const operation of operations) one.operations.add(operation);
    one.subjects.add(subject);
    one.fingerprints.add(fingerprint);
  }
  return [...gathered.values()].map(({ category, operations, subjects, fingerprints, ...words }) => [
    category,
    {
      ...words,
      operations: [...operations].sort(),
      subjects: [...subjects].sort(),
      fingerprints: [...fingerprints].sort(),
    },
  ]);
}

/** Ids of rules end in what happened. */
function categoryOf(ruleId: string, kind: Finding["kind"], severity: Finding["severity"]): Category {
  if (severity === "error" && kind !== "policy") return "breaking";
  if (severity === "warn" && kind !== "policy") return "risky";
  if (/deprecated$|^sunset/.test(ruleId)) return "deprecated";
  return /-(?:added|introduced)$/.test(ruleId) ? "added" : "changed";
}

/** A fact about whole operations names them itself; it needs no heading that repeats them. */
function placeOf(entry: ChangelogEntry): Pick<ChangelogGroup, "scope" | "operation"> {
  const [operation, ...others] = entry.operations;
  if (operation === undefined || (entry.side === null && namesOperation(entry)))
    return { scope: "api", operation: null };
  return others.length > 0 ? { scope: "shared", operation: null } : { scope: "operation", operation };
}

/** True where the message says which operation or path it is about. */
const namesOperation = ({ message, operations }: ChangelogEntry): boolean =>
  operations.some((operation) => message.includes(pathOf(operation)));

const pathOf = (operation: string): string => operation.slice(operation.indexOf(" ") + 1);

const SCOPES = ["api", "shared", "operation"];

const compareGroups = (a: ChangelogGroup, b: ChangelogGroup): number =>
  CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) ||
  SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) ||
  compareOperations(a.operation ?? "", b.operation ?? "");

/** By path, so that the methods of one stand together. */
const compareOperations = (a: string, b: string): number => compareText(pathOf(a), pathOf(b)) || compareText(a, b);

/** What reaches most comes first; facts about whole operations are in the order of their paths. */
function compareEntries(a: ChangelogEntry, b: ChangelogEntry): number {
  if (a.side === null && b.side === null) {
    const byPath = compareOperations(a.operations[0] ?? "", b.operations[0] ?? "");
    return byPath || compareText(a.message, b.message) || compareText(a.ruleId, b.ruleId);
  }
  return (
    b.operations.length - a.operations.length ||
    compareLists(a.operations, b.operations) ||
    compareText(a.message, b.message) ||
    compareText(a.side ?? "", b.side ?? "") ||
    compareText(a.ruleId, b.ruleId)
  );
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, index) => text !== b[index]);
  return at < 0 ? 0 : compareText(a[at] ?? "", b[at] ?? "");
}
