import type { Format, Rule, Ruleset } from "@stoplight/spectral-core";
import type { Application } from "./apply.ts";
import type { Resolution } from "./graph/resolve.ts";
import { memberOf } from "./graph/source-file.ts";
import { findTwins } from "./graph/twins.ts";
import type { EarlierRun, Pass } from "./rules.ts";
import type { Entry, Trail } from "./trail.ts";

/** All that a run leaves to the run over another version of the description. */
export interface RunRecord {
  ruleset: Ruleset;
  formats: ReadonlySet<Format> | null;
  resolution: Resolution;
  found: Application;
  passes: readonly Pass[];
  trails: readonly Trail[];
}

/** Whether rules say the same of the same thing in both; with overrides, what they say depends on the file. */
export function isAlike(
  { ruleset, formats, resolution }: RunRecord,
  own: Ruleset,
  ownFormats: ReadonlySet<Format> | null,
  { root }: Resolution,
): boolean {
  if (ruleset !== own || own.overrides !== null) return false;
  if (![...(formats ?? [])].every((format) => ownFormats?.has(format)) || formats?.size !== ownFormats?.size)
    return false;
  const [before, now] = [resolution.root.value, root.value].map((value) => memberOf(value, "jsonSchemaDialect"));
  return before === now;
}

/** What the run before has found where both versions are the same. */
export function earlierRun(previous: RunRecord, resolution: Resolution, found: Application): EarlierRun {
  const twins = findTwins(resolution);
  const repeated = new Set<Entry>();
  const busy = new Set<Rule>();
  const before = previous.found;
  const all = new Set(before.busy).size;
  const take = ({ from, to }: Entry): void => {
    for (const draft of before.drafts.slice(from.drafts, to.drafts))
      found.drafts.push({ ...draft, file: twins.fileNow(draft.file) });
    for (let at = from.busy; at < to.busy && busy.size < all; at++) {
      const rule = before.busy[at];
      if (!rule || busy.has(rule)) continue;
      busy.add(rule);
      found.busy.push(rule);
    }
  };
  const repeat = (trail: Trail, entry: Entry): void => {
    const open = [entry];
    for (let next = open.pop(); next; next = open.pop()) {
      if (repeated.has(next)) continue;
      repeated.add(next);
      take(next);
      for (const link of trail.linksOf(next)) open.push(link);
    }
  };
  return { trails: previous.trails, twins, repeat };
}
