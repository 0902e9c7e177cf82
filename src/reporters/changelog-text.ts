import type { Category, Changelog, ChangelogApi, ChangelogSection } from "../core/changelog.ts";
import {
  type CategoryView,
  type Cluster,
  count,
  noChanges,
  type PartView,
  TITLES,
  versionWords,
  viewOf,
} from "./changelog-view.ts";
import { cut } from "./combine-changes.ts";
import { plain } from "./plain.ts";
import type { Paint } from "./text.ts";

/** A changelog for a terminal. */
export function changelogText({ sections }: Changelog, paint: Paint, verbose: boolean): string {
  const parts = sections.map((section) => sectionLines(section, paint, verbose).join("\n").trimEnd());
  return `${parts.join("\n\n\n")}\n`;
}

function sectionLines(section: ChangelogSection, paint: Paint, verbose: boolean): string[] {
  const { base, revision, date, state, problem, apis } = section;
  const compared = base ? `  compared with ${plain(base.ref)}` : "";
  const silence = noChanges(section);
  return [
    `${paint.bold(plain(revision.ref))}${paint.dim(`${date === null ? "" : `  ${date}`}${compared}`)}`,
    ...(state === "unreadable" && problem
      ? [`  ${paint.red("it could not be compared:")} ${plain(cut(problem.message))}`]
      : []),
    ...(silence === undefined ? [] : [`  ${silence}`]),
    ...(apis.length > 1 && state === "compared" ? [`  ${recommendation(section, paint)}`] : []),
    ...apis.flatMap((api) => ["", ...apiLines(api, paint, verbose)]),
  ];
}

const COLOURS = { major: "red", minor: "yellow", patch: "green", none: "green" } as const;

const recommendation = (
  { recommendedBump, bumpReason }: Pick<ChangelogApi, "recommendedBump" | "bumpReason">,
  paint: Paint,
): string =>
  recommendedBump === null
    ? ""
    : `recommended version bump: ${paint[COLOURS[recommendedBump]](recommendedBump)} (${bumpReason})`;

function apiLines(api: ChangelogApi, paint: Paint, verbose: boolean): string[] {
  const facts = `${plain(api.path)}  ${versionWords(api, plain)}  ${count(api.operations, "operation")}`;
  const bump = recommendation(api, paint);
  return [
    `${paint.bold(plain(api.name))}  ${paint.dim(facts)}`,
    ...(bump === "" ? [] : [bump]),
    ...viewOf(api, verbose).flatMap((view) => ["", ...categoryLines(view, paint)]),
  ];
}

const MARKS: Record<Category, "red" | "yellow" | "cyan"> = {
  breaking: "red",
  risky: "yellow",
  deprecated: "cyan",
  added: "cyan",
  changed: "cyan",
};

function categoryLines({ category, parts, hidden }: CategoryView, paint: Paint): string[] {
  const rest = `  … and ${count(hidden.changes, "change")} in ${count(hidden.operations, "more operation")}; ${ALL}`;
  return [
    paint[MARKS[category]](TITLES[category]),
    ...parts.flatMap((part) => partLines(part, category, paint)),
    ...(hidden.operations > 0 ? [paint.dim(rest)] : []),
  ];
}

const ALL = "see them with --verbose";

function partLines({ scope, operation, clusters, hidden }: PartView, category: Category, paint: Paint): string[] {
  const heading = scope === "shared" ? ["Shared"] : operation === null ? [] : [plain(operation)];
  const isGrave = category === "breaking" || category === "risky";
  const lines = clusters.flatMap((cluster) => clusterLines(cluster, isGrave, paint));
  if (hidden > 0) lines.push(paint.dim(`… and ${hidden} more; ${ALL}`));
  const indent = heading.length > 0 ? "    " : "  ";
  return [...heading.map((text) => `  ${paint.bold(text)}`), ...lines.map((line) => `${indent}${line}`)];
}

/** What several operations share stands below their names; what is grave has the name of its rule. */
function clusterLines({ operations, named, lines }: Cluster, isGrave: boolean, paint: Paint): string[] {
  const items = lines.map(({ text, side, ruleId }) => {
    const words = [...(side === null ? [] : [`(${side})`]), ...(isGrave ? [ruleId] : [])];
    return `- ${plain(text)}  ${paint.dim(words.join(" "))}`.trimEnd();
  });
  if (named.length === 0) return items;
  const more = operations > named.length ? ` and ${operations - named.length} more` : "";
  const reach = `${operations} operations: ${named.map(plain).join(", ")}${more}`;
  return [paint.dim(reach), ...items.map((item) => `  ${item}`)];
}
