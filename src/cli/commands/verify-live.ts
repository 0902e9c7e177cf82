import { liveResult } from "../../check/live.ts";
import { ApigateError } from "../../core/errors.ts";
import { didYouMean } from "../../core/nearest.ts";
import { items, member, type Node, rootNode } from "../../document/node.ts";
import { show } from "../../document/value.ts";
import { discoverPacts } from "../../pact/discover.ts";
import type { Pact } from "../../pact/pact.ts";
import type { Tree } from "../../source/tree.ts";
import { exitStatus } from "../exit.ts";
import type { StateSource } from "../live/protocol.ts";
import { verifyLive } from "../live/verify-live.ts";
import { HEALTH_TIMEOUT } from "../live/wait-for-health.ts";
import { parseFormats, writeReports } from "../output.ts";
import { namedPacts } from "../pact-sources.ts";
import type { VerifyFlags } from "../register/verify.ts";
import { version } from "../version.ts";

/** `apigate verify --provider NAME --base-url URL`; answers the exit status. */
export async function runLive(tree: Tree, cwd: string, baseUrl: string, flags: VerifyFlags): Promise<number> {
  const formats = parseFormats(flags.format ?? []);
  const provider = providerOf(flags);
  const pacts = pactsWith(provider, (await namedPacts(flags, cwd)) ?? (await discoverPacts(tree)));
  const results = await verifyLive({
    provider,
    baseUrl,
    pacts: pacts.map((pact) => ({
      file: pact.document.file,
      text: pact.document.text(),
      provider: pact.provider,
      interactions: httpInteractions(pact),
    })),
    start: flags.start,
    health: flags.health,
    states: statesOf(flags),
    healthTimeout:
      flags.healthTimeout === undefined
        ? HEALTH_TIMEOUT[flags.start === undefined ? "running" : "started"]
        : seconds("--health-timeout", flags.healthTimeout),
    timeout: seconds("--timeout", flags.timeout ?? "60"),
    allowRemote: flags.allowRemote === true,
    cwd,
  });
  const result = liveResult({ tree, provider, pacts, results, failOn: flags.failOn, version: version() });
  const documents = new Map(pacts.map(({ document }) => [document.file, document]));
  await writeReports(result, { base: new Map(), revision: documents }, formats, flags);
  return exitStatus(result.verdict);
}

function providerOf({ provider }: VerifyFlags): string {
  if (provider !== undefined && provider !== "") return provider;
  throw new ApigateError("E_USAGE", "--base-url needs to know which provider runs there", {
    hint: "Name it as the pacts do: --provider orders",
  });
}

function pactsWith(provider: string, pacts: readonly Pact[]): Pact[] {
  const own = pacts.filter((pact) => pact.provider === provider);
  if (own.length > 0) return own;
  const others = [...new Set(pacts.map((pact) => pact.provider))].sort();
  throw new ApigateError("E_NO_PACT", `no pact is with \`${provider}\``, {
    hint:
      didYouMean(provider, others) ??
      (others.length > 0
        ? `Pacts are with ${others.map((name) => `\`${name}\``).join(", ")}`
        : "Keep the pacts of consumers in a folder `pacts`, or name them: --pacts <file or folder>"),
  });
}

/** As they stand in the file: copies count, for each is verified. */
function httpInteractions({ document, interactions }: Pact): number {
  const written = ({ value }: Node) => show(value, Infinity);
  const http = new Set(interactions.filter(({ kind }) => kind === "http").map(({ node }) => written(node)));
  return items(member(rootNode(document), "interactions")).filter((node) => http.has(written(node))).length;
}

function statesOf({ providerStatesUrl: url, providerStatesModule: module }: VerifyFlags): StateSource | undefined {
  if (url !== undefined && module !== undefined)
    throw new ApigateError("E_USAGE", "provider states come from a URL or from a module, not from both");
  return url === undefined ? (module === undefined ? undefined : { module }) : { url };
}

/** A number of seconds as milliseconds. */
function seconds(flag: string, text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value > 0 && value <= 86_400) return value * 1_000;
  throw new ApigateError("E_USAGE", `${flag}: \`${text}\` is no number of seconds`);
}
