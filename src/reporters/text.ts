import type { AffectedConsumer, Finding, Location } from "../core/finding.ts";
import type { InteractionResult, Result } from "../core/result.ts";
import type { RuleMeta } from "../core/rule.ts";
import { plain } from "./plain.ts";
import { count, cut, header, mark, more, place, uncheckedPart, verdictLine } from "./text-parts.ts";

/** Colours and marks; all identity functions when colour is off. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

export interface TextOptions {
  paint: Paint;
  /** The threshold, for the verdict line. */
  failOn: string;
  /** Whether a finding fails the gate. */
  blocks(finding: Finding): boolean;
  /** Only what fails the gate, and the verdict. */
  quiet: boolean;
  /** Everything in full. */
  verbose: boolean;
  /** What a rule says about itself. */
  explain(ruleId: string): Pick<RuleMeta, "why" | "instead"> | undefined;
  /** Consumers whose pacts were held against an API; undefined where nobody looked for pacts. */
  known(api: string): readonly string[] | undefined;
  /** Lines of a document around a place: `[number, text]`. */
  quote(side: "base" | "revision", location: Location): [number, string][];
}

/** How much of a long report is shown; the rest is counted. */
const FULL_BLOCKS = 20;
const LINES = 40;
const INFO_LINES = 15;
const OPERATIONS = 4;
const INTERACTIONS = 3;

/** Worst first, one block per finding, harmless changes a line each, the verdict last. */
export function text(result: Result, options: TextOptions): string {
  const shown = options.quiet ? result.findings.filter(options.blocks) : result.findings;
  const serious = shown.filter(({ severity }) => severity !== "info");
  const harmless = shown.filter(({ severity }) => severity === "info");
  const parts = [
    ...(options.quiet ? [] : header(result, options)),
    ...seriousPart(serious, options),
    ...harmlessPart(harmless, options),
    ...(options.quiet ? [] : uncheckedPart(result, options)),
  ];
  return `${[...parts, ...footer(result, options)].join("\n")}\n`;
}

function seriousPart(findings: readonly Finding[], options: TextOptions): string[] {
  const full = options.verbose ? findings : findings.slice(0, FULL_BLOCKS);
  const rest = findings.slice(full.length);
  const parts = full.flatMap((finding) => [...block(finding, options), ""]);
  if (rest.length > 0)
    parts.push(
      ...rest.slice(0, LINES).map((finding) => line(finding, options)),
      ...more(rest.length - LINES, options),
      "",
    );
  return parts;
}

function harmlessPart(findings: readonly Finding[], options: TextOptions): string[] {
  if (findings.length === 0) return [];
  const shown = options.verbose ? findings : findings.slice(0, INFO_LINES);
  return [...shown.map((finding) => line(finding, options)), ...more(findings.length - shown.length, options), ""];
}

function block(finding: Finding, options: TextOptions): string[] {
  const { paint } = options;
  const rule = options.explain(finding.ruleId);
  const lines = [
    `${mark(finding.severity, paint)}  ${paint.bold(finding.ruleId)}  ${paint.dim(place(finding.location))}`,
    `  ${plain(finding.message)}`,
  ];
  if (rule) lines.push(`  ${plain(rule.why)}`);
  lines.push(...quotes(finding, options), ...reach(finding, options));
  lines.push(...consumerLines(finding, options));
  if (rule) lines.push(`  ${paint.dim("instead:")} ${plain(rule.instead)}.`);
  return [...lines, `  ${paint.dim(`${plain(finding.subject)}  ${finding.fingerprint}`)}`];
}

const EFFECTS: Record<AffectedConsumer["effect"], [string, "red" | "yellow" | "green"]> = {
  breaks: ["breaks:", "red"],
  "at-risk": ["at risk:", "yellow"],
  unverified: ["not examined:", "yellow"],
  ok: ["ok:", "green"],
};

/** Whom it hits, by the interactions that show it; that no consumer is known to be hit is said as well. */
function consumerLines({ kind, severity, consumers, api }: Finding, { paint, verbose, known }: TextOptions): string[] {
  if (consumers.length === 0) {
    const asked = known(api);
    if (kind !== "breaking" || severity === "info" || !asked || asked.length === 0) return [];
    return [
      `  ${paint.dim(`no known consumer is hit (${cut(asked.map(plain).join(", "), 100)} ${asked.length === 1 ? "was" : "were"} asked)`)}`,
    ];
  }
  return consumers.map(({ name, effect, interactions }) => {
    const [word, colour] = EFFECTS[effect];
    const shown = verbose ? interactions : interactions.slice(0, INTERACTIONS);
    const rest = interactions.length - shown.length;
    const quoted = shown.map((interaction) => `“${plain(cut(interaction, 90))}”`).join(", ");
    return `  ${paint[colour](word)} ${paint.bold(plain(name))}  ${paint.dim(`${quoted}${rest > 0 ? ` and ${rest} more` : ""}`)}`;
  });
}

const line = ({ ruleId, severity, message, operations, location }: Finding, { paint }: TextOptions): string => {
  const where =
    operations.length === 0
      ? place(location)
      : operations.length === 1
        ? plain(operations[0] as string)
        : count(operations.length, "operation");
  return `${mark(severity, paint)}  ${ruleId}  ${plain(cut(message, 160))}  ${paint.dim(where)}`;
};

/** The lines themselves: what stood in base and what stands in revision. */
function quotes({ kind, location, baseLocation }: Finding, { paint, quote }: TextOptions): string[] {
  const isSame =
    baseLocation &&
    quote("base", baseLocation)
      .map(([, content]) => content)
      .join("\n") ===
      quote("revision", location)
        .map(([, content]) => content)
        .join("\n");
  const before = baseLocation ? quote("base", baseLocation) : [];
  const after = baseLocation && isGone(baseLocation, location) ? [] : quote("revision", location);
  const width = String(Math.max(0, ...[...before, ...after].map(([number]) => number))).length;
  const show =
    (sign: string, colour: (text: string) => string) =>
    ([number, content]: [number, string]) =>
      `    ${paint.dim(String(number).padStart(width))} ${colour(`${sign} ${plain(cut(content, 110))}`)}`;
  if (isSame || kind === "contract") return after.map(show(" ", paint.dim));
  return [...before.map(show("-", paint.red)), ...after.map(show("+", paint.green))];
}

/** The revision's place is only what is left around a thing that is gone. */
const isGone = (base: Location, revision: Location): boolean =>
  base.pointer !== revision.pointer && base.pointer.startsWith(revision.pointer);

function reach({ operations, reach: routes = [] }: Finding, { paint, verbose }: TextOptions): string[] {
  if (operations.length === 0) return [];
  const shown = verbose ? operations : operations.slice(0, OPERATIONS);
  const rest = operations.length - shown.length;
  const names = `${shown.map(plain).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  const ways = routes.map(({ operation, path }) => `    ${paint.dim(`${plain(operation)}: ${plain(path)}`)}`);
  return [
    `  ${paint.dim(operations.length === 1 ? "reached by:" : `reached by ${operations.length} operations:`)} ${names}`,
    ...(verbose ? ways : []),
  ];
}

function footer(result: Result, options: TextOptions): string[] {
  const { recommendedBump } = result;
  const bump = recommendedBump === "none" ? "" : `; recommended version bump: ${recommendedBump}`;
  const told = result.interactions ? interactionCounts(result.interactions) : changeCounts(result);
  return [verdictLine(result, `${told}${bump}`, options)];
}

function changeCounts({ summary, apis, findings }: Result): string {
  if (apis.length === 0) return "no API description changed";
  if (findings.length === 0) return "nothing that consumers can notice changed";
  const broken = consumersWith(findings, "breaks");
  const counts = [
    count(summary.error, "breaking change"),
    count(summary.warn, "risky change"),
    count(summary.info, "harmless change"),
  ];
  const breaks = broken.length === 0 ? "" : `; breaks ${cut(broken.map(plain).join(", "), 120)}`;
  return `${counts.join(", ")}; ${count(summary.operationsChanged, "operation")} touched${breaks}`;
}

const consumersWith = (findings: readonly Finding[], effect: AffectedConsumer["effect"]): string[] =>
  [
    ...new Set(
      findings.flatMap(({ consumers }) => consumers.filter((one) => one.effect === effect).map(({ name }) => name)),
    ),
  ].sort();

function interactionCounts(interactions: readonly InteractionResult[]): string {
  const consumers = new Set(interactions.map(({ consumer }) => consumer));
  const number = (effect: AffectedConsumer["effect"]) => interactions.filter((one) => one.effect === effect).length;
  const told = [
    `${number("breaks")} break`,
    `${number("at-risk")} at risk`,
    ...(number("unverified") > 0 ? [`${number("unverified")} not examined`] : []),
    `${number("ok")} ok`,
  ];
  return `${count(interactions.length, "interaction")} of ${count(consumers.size, "consumer")}: ${told.join(", ")}`;
}
