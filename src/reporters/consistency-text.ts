import type { ConsistencyReport, ConventionReport, Divergence, Outlier } from "../core/consistency.ts";
import { plain } from "./plain.ts";
import type { Paint } from "./text.ts";
import { count, cut, place } from "./text-parts.ts";

/** Outliers of a convention, and divergent schemas, that are shown without --verbose. */
const OUTLIERS = 5;
const DIVERGENCES = 15;

interface Options {
  paint: Paint;
  verbose: boolean;
}

/** The scores of the descriptions, then what departs from the style of most, the least settled first. */
export function consistencyText(report: ConsistencyReport, options: Options): string {
  const { paint } = options;
  const observed = report.conventions.filter(({ majority }) => majority !== null);
  const settled = observed.filter(({ outliers, styles }) => outliers.length === 0 && Object.keys(styles).length > 0);
  const open = observed.filter(({ outliers }) => outliers.length > 0).sort((a, b) => a.score - b.score);
  const width = Math.max(0, ...report.apis.map(({ name }) => name.length));
  const lines = [
    `${paint.bold("apigate lint --consistency")} ${plain(report.revision.ref)}`,
    "",
    ...report.apis.map(
      ({ name, path, score }) =>
        `  ${paint.bold(plain(name).padEnd(width))}  ${scored(score, paint)}  ${paint.dim(plain(path))}`,
    ),
    "",
    ...open.flatMap((convention) => [...conventionLines(convention, report.apis.length > 1, options), ""]),
    ...(settled.length > 0
      ? [
          `${paint.green("agreed")}  ${settled.map(({ title, majority }) => `${title}: ${plain(String(majority))}`).join("; ")}`,
          "",
        ]
      : []),
    ...divergenceLines(report.divergences, options),
    `${paint.bold(`consistency ${report.score} of 100`)} over ${count(report.apis.length, "description")}`,
  ];
  return `${lines.join("\n")}\n`;
}

function conventionLines(
  { title, majority, score, styles, outliers }: ConventionReport,
  tellApi: boolean,
  { paint, verbose }: Options,
): string[] {
  const shown = verbose ? outliers : outliers.slice(0, OUTLIERS);
  const counts = Object.entries(styles).map(([style, number]) => `${plain(style)} ${number}`);
  return [
    `${scored(score, paint)}  ${paint.bold(title)}: ${plain(String(majority))}  ${paint.dim(cut(counts.join(", "), 120))}`,
    ...shown.map((one) => `      ${outlier(one, tellApi, paint)}`),
    ...(outliers.length > shown.length
      ? [paint.dim(`      … and ${outliers.length - shown.length} more; see them with --verbose or --format json`)]
      : []),
  ];
}

const outlier = ({ api, style, subject, location }: Outlier, tellApi: boolean, paint: Paint): string =>
  `${paint.cyan(place(location))}  ${plain(cut(subject, 80))} is ${plain(cut(style, 60))}${tellApi ? `  ${paint.dim(plain(api))}` : ""}`;

function divergenceLines(divergences: readonly Divergence[], { paint, verbose }: Options): string[] {
  if (divergences.length === 0) return [];
  const shown = verbose ? divergences : divergences.slice(0, DIVERGENCES);
  const rest = divergences.length - shown.length;
  return [
    paint.bold("One name, several shapes"),
    ...shown.map(({ schema, differences, shapes }) => {
      const apis = shapes.flatMap((shape) => shape.apis).join(", ");
      return `  ${plain(schema)}  ${paint.dim(plain(cut(apis, 80)))}  ${plain(cut(differences.join("; "), 200))}`;
    }),
    ...(rest > 0 ? [paint.dim(`  … and ${rest} more`)] : []),
    "",
  ];
}

const scored = (score: number, paint: Paint): string =>
  (score >= 90 ? paint.green : score >= 66 ? paint.yellow : paint.red)(String(score).padStart(3));
