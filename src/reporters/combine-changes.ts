import type { ChangelogEntry } from "../core/changelog.ts";
import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";

/** One line of a changelog: changes that differ in one name are told together. */
export interface ChangeLine {
  /** Names stand between backticks. */
  text: string;
  /** Null where the text says it. */
  side: Side | null;
  ruleId: string;
  /** Changes that it tells. */
  changes: number;
}

/** Changes whose words are the same but for the last name become one line; `most` names are told, the rest counted. */
export function combine(entries: readonly ChangelogEntry[], most: number): ChangeLine[] {
  const alike = new Map<string, { entry: ChangelogEntry; names: string[] }>();
  for (const entry of entries) {
    const [, before = entry.message, name = "", after = ""] = LAST_NAME.exec(entry.message) ?? [];
    const key = JSON.stringify([entry.ruleId, entry.side, before, after]);
    getOrMake(alike, key, () => ({ entry, names: [] })).names.push(name);
  }
  return [...alike.values()].map(({ entry, names }) => ({
    text: `${cut(entry.message)}${likewise(names.slice(1), most)}`,
    side: saysSide(entry) ? null : entry.side,
    ruleId: entry.ruleId,
    changes: names.length,
  }));
}

const LAST_NAME = /^(.*)`([^`]+)`([^`]*)$/s;

function likewise(names: readonly string[], most: number): string {
  if (names.length === 0) return "";
  const told = names.length <= most ? names : names.slice(0, most - 1);
  const rest = names.length - told.length;
  return `; likewise ${told.map((name) => `\`${cut(name)}\``).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

const WORDS = { request: /\brequest\b|\bparameter\b/, response: /\bresponse\b/ };

/** Only what stands outside of names counts. */
const saysSide = ({ side, message }: ChangelogEntry): boolean =>
  side !== null && WORDS[side].test(message.replace(/`[^`]*`/g, ""));

/** Long texts are cut between characters, never within one. */
export const cut = (text: string, limit = 400): string =>
  text.length > limit ? `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…` : text;
