import path from "node:path";
import type { Quotes } from "../check/diff.ts";
import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Result } from "../core/result.ts";
import type { RuleMeta } from "../core/rule.ts";
import { blocks } from "../gate/judge.ts";
import { FORMATS, type FormatName } from "../reporters/index.ts";
import { json } from "../reporters/json.ts";
import type { TextOptions } from "../reporters/text.ts";
import { painter } from "./color.ts";
import type { GlobalFlags } from "./flags.ts";
import { quoteFrom } from "./quote.ts";
import { writeWhole } from "./write-whole.ts";

export interface Output<Name extends string = FormatName> {
  format: Name;
  /** Standard output without one. */
  file: string | undefined;
}

/** `text`, `json=result.json`. */
export const parseFormats = (flags: readonly string[]): Output[] => parseFormatsOf(FORMATS, flags);

/** The same where a command has formats of its own; without a flag, the first of them. */
export function parseFormatsOf<Name extends string>(
  formats: readonly Name[],
  flags: readonly string[],
): Output<Name>[] {
  const outputs = (flags.length > 0 ? flags : formats.slice(0, 1)).map((flag): Output<Name> => {
    const [name = "", ...file] = flag.split("=");
    const format = formats.find((known) => known === name);
    if (format === undefined) {
      throw new ApigateError("E_USAGE", `--format: \`${name}\` is no format`, {
        hint: didYouMean(name, formats) ?? `Formats: ${formats.join(", ")}`,
      });
    }
    const target = file.length > 0 ? file.join("=") : undefined;
    if (target === "")
      throw new ApigateError("E_USAGE", `--format: \`${flag}\` names no file`, {
        hint: `--format ${name}=result.${name}`,
      });
    return { format, file: target };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new ApigateError("E_USAGE", "only one format can go to standard output", {
      hint: "Give the others a file: --format json=result.json",
    });
  }
  return outputs;
}

/** Renders one result in every format that was asked for. The verdict is settled before. */
export async function writeReports(
  result: Result,
  quotes: Quotes,
  outputs: readonly Output[],
  flags: GlobalFlags,
): Promise<void> {
  await writeOutputs(outputs, flags.cwd, (format, toScreen) => render(format, result, quotes, flags, toScreen));
}

/** Writes what `render` makes of each format to where it was asked for. */
export async function writeOutputs<Name extends string>(
  outputs: readonly Output<Name>[],
  cwd: string | undefined,
  render: (format: Name, toScreen: boolean) => Promise<string>,
): Promise<void> {
  for (const { format, file } of outputs) {
    const rendered = await render(format, file === undefined);
    if (file === undefined) await print(rendered);
    else writeReport(path.resolve(cwd ?? ".", file), rendered);
  }
}

/** A reader that has gone away has seen enough; any other failure leaves the report unread, so the run fails. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
      if (!error || code === "EPIPE") resolve();
      else reject(new ApigateError("E_USAGE", `the report cannot be printed: ${error.message}`, { cause: error }));
    });
  });
}

async function render(
  format: FormatName,
  result: Result,
  quotes: Quotes,
  flags: GlobalFlags,
  toScreen: boolean,
): Promise<string> {
  if (format === "json") return json(result);
  const text = await textOf(result.command);
  const paint = await painter(toScreen ? flags.color : "never");
  const { failOn, quiet = false, verbose = false } = flags;
  return text(result, {
    paint,
    failOn,
    quiet,
    verbose,
    blocks: (finding) => blocks(finding, failOn),
    known: (api) => result.apis.find(({ name }) => name === api)?.consumers,
    quote: quoteFrom(quotes),
    explain: await explainer(result),
  });
}

/** Problems of a description read otherwise than changes. */
async function textOf(command: string): Promise<(result: Result, options: TextOptions) => string> {
  if (command === "lint") return (await import("../reporters/lint-text.ts")).lintText;
  return (await import("../reporters/text.ts")).text;
}

/** The rules are loaded only when one of them has something to say. */
async function explainer({ findings }: Result): Promise<TextOptions["explain"]> {
  if (findings.length === 0) return () => undefined;
  const rules = new Map<string, Pick<RuleMeta, "why" | "instead">>();
  if (findings.some(({ kind }) => kind === "breaking"))
    for (const rule of (await import("../rules/breaking/index.ts")).breakingRules) rules.set(rule.id, rule);
  if (findings.some(({ kind }) => kind === "contract"))
    for (const rule of (await import("../rules/contract/index.ts")).contractRules) rules.set(rule.id, rule);
  if (await hasNative(findings))
    for (const rule of (await import("../rules/lint/index.ts")).lintRules) rules.set(rule.id, rule);
  return (ruleId) => rules.get(ruleId);
}

/** A report is there whole or not at all. */
function writeReport(file: string, content: string): void {
  try {
    writeWhole(file, content);
  } catch (cause) {
    throw new ApigateError("E_USAGE", `the report cannot be written: ${(cause as Error).message}`, {
      location: { file },
      cause,
    });
  }
}

/** Spectral's rules explain themselves elsewhere. */
async function hasNative(findings: Result["findings"]): Promise<boolean> {
  if (!findings.some(({ kind }) => kind === "lint")) return false;
  const { lintInfo } = await import("../rules/lint/info.ts");
  return findings.some(({ ruleId }) => Object.hasOwn(lintInfo, ruleId));
}
