import type { Changelog, ChangelogApi, ChangelogSection } from "../core/changelog.ts";
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
import { code, inert } from "./markdown.ts";

/** A changelog as Markdown. Names and texts of descriptions are inert in it. */
export function changelogMarkdown({ sections }: Changelog, verbose: boolean): string {
  const blocks = ["# Changelog", ...sections.flatMap((section) => sectionBlocks(section, verbose))];
  return `${blocks.join("\n\n")}\n`;
}

function sectionBlocks(section: ChangelogSection, verbose: boolean): string[] {
  const { apis, problem, state } = section;
  const silence = noChanges(section);
  const bump = apis.length > 1 && state === "compared" ? [recommendation(section)] : [];
  return [
    `## ${inert(section.revision.ref)}`,
    ...introduction(section),
    ...(state === "unreadable" && problem ? [`**It could not be compared:** ${inert(cut(problem.message))}`] : []),
    ...(silence === undefined ? [] : [silence]),
    ...bump,
    ...apis.flatMap((api) => apiBlocks(api, verbose)),
  ];
}

function introduction({ base, date }: ChangelogSection): string[] {
  const compared = base ? [`Compared with ${inert(base.ref)}.`] : [];
  const dated = date === null ? [] : [`${date}.`];
  return dated.length + compared.length === 0 ? [] : [[...dated, ...compared].join(" ")];
}

const recommendation = ({
  recommendedBump,
  bumpReason,
}: Pick<ChangelogApi, "recommendedBump" | "bumpReason">): string =>
  recommendedBump === null ? "" : `Recommended version bump: **${recommendedBump}** (${bumpReason}).`;

function apiBlocks(api: ChangelogApi, verbose: boolean): string[] {
  const facts = `${versionWords(api, code)}, ${count(api.operations, "operation")}.`;
  const line = [capitalised(facts), recommendation(api)].join(" ").trim();
  return [`### ${inert(api.name)}`, line, ...viewOf(api, verbose).flatMap(categoryBlocks)];
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

function categoryBlocks({ category, parts, hidden }: CategoryView): string[] {
  const rest =
    hidden.operations > 0
      ? [`… and ${count(hidden.changes, "change")} in ${count(hidden.operations, "more operation")}.`]
      : [];
  return [`#### ${TITLES[category]}`, ...parts.flatMap(partBlocks), ...rest];
}

function partBlocks({ scope, operation, clusters, hidden }: PartView): string[] {
  const heading = scope === "shared" ? ["##### Shared"] : operation === null ? [] : [`##### ${code(operation)}`];
  const lines = clusters.flatMap(clusterLines);
  if (hidden > 0) lines.push(`- … and ${hidden} more`);
  return [...heading, lines.join("\n")];
}

/** What several operations share stands below their names. */
function clusterLines({ operations, named, lines }: Cluster): string[] {
  const items = lines.map(({ text, side }) => `- ${inert(text)}${side === null ? "" : ` (${side})`}`);
  if (named.length === 0) return items;
  const rest = operations - named.length;
  const list = `${named.map(code).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  return [`- ${operations} operations: ${list}`, ...items.map((item) => `  ${item}`)];
}
