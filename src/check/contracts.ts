import { type Compared, unreachable } from "../contract/blast-radius.ts";
import { checkInteraction, type InteractionReport } from "../contract/check-interaction.ts";
import { buildProvider, type Provider } from "../contract/exchange.ts";
import { ApigateError } from "../core/errors.ts";
import type { Unchecked } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { show } from "../document/value.ts";
import type { Api } from "../model/api.ts";
import type { Interaction, Pact } from "../pact/pact.ts";
import { apiOf } from "../pact/provider.ts";

/** What a description is called, for pacts that look for their provider. */
export interface ApiNames {
  name: string;
  path: string;
  title: string;
}

/** Pacts by the API of their provider. */
export interface Contracts {
  byApi: ReadonlyMap<string, readonly Pact[]>;
  /** Pacts whose provider lives elsewhere. */
  unchecked: Unchecked[];
}

/** Gives each pact its API. Throws `E_PACT` where several could be meant. */
export function assignPacts(pacts: readonly Pact[], apis: readonly ApiNames[]): Contracts {
  const byApi = new Map<string, Pact[]>();
  const unchecked: Unchecked[] = [];
  for (const pact of pacts) {
    const match = apiOf(pact.provider, apis);
    if (match.kind === "found") getOrMake(byApi, match.name, () => []).push(pact);
    else if (match.kind === "none") unchecked.push(elsewhere(pact));
    else throw ambiguous(pact, match.kind === "ambiguous" ? match.candidates : []);
  }
  return { byApi, unchecked };
}

/** One description and the pacts of one provider, all of them named by the user, belong together whatever they are called. */
export function assignNamed(pacts: readonly Pact[], apis: readonly ApiNames[]): Contracts {
  const names = new Set(apis.map(({ name }) => name));
  const providers = new Set(pacts.map(({ provider }) => provider));
  const [name] = names;
  if (name === undefined || names.size > 1 || providers.size > 1) return assignPacts(pacts, apis);
  return { byApi: new Map(pacts.length > 0 ? [[name, pacts]] : []), unchecked: [] };
}

const elsewhere = (pact: Pact): Unchecked => leftOut(pact, `no API description here is called \`${pact.provider}\``);

/** A pact that nobody looked into, and why. */
export const leftOut = ({ consumer, provider, document }: Pact, why: string): Unchecked => ({
  what: `pact of ${consumer} with ${provider} (${document.file})`,
  why,
});

const ambiguous = ({ provider, document }: Pact, candidates: readonly string[]): ApigateError =>
  new ApigateError("E_PACT", `\`${provider}\` may be ${candidates.map((name) => `\`${name}\``).join(" or ")}`, {
    location: { file: document.file },
    hint: "Give the provider the name of its API's folder or title",
  });

/** Interactions of several pacts, each once: copies of a pact, and the same pact on both sides, are one. */
export function interactionsOf(pacts: readonly Pact[]): Interaction[] {
  const found = new Map<string, Interaction>();
  for (const { version, interactions } of pacts)
    for (const one of interactions) {
      const key = `${one.consumer}\0${version}\0${show(one.node.value, Infinity)}`;
      if (!found.has(key)) found.set(key, one);
    }
  return [...found.values()];
}

/** Every interaction against one description. */
export function checkInteractions(api: Api, interactions: readonly Interaction[]): InteractionReport[] {
  const provider = buildProvider(api);
  return interactions.map((interaction) => checkInteraction(provider, interaction));
}

/** Every interaction against both sides; a side without a description takes no request. */
export function compareInteractions(
  base: Api | undefined,
  revision: Api | undefined,
  interactions: readonly Interaction[],
): Compared[] {
  const [before, after] = [base, revision].map((api) => api && buildProvider(api));
  return interactions.map((interaction) => {
    const known = before ? checkInteraction(before, interaction) : unreachable(interaction);
    return { base: known, revision: after ? follow(after, interaction, known) : unreachable(interaction) };
  });
}

/**
 * An interaction against the revision. Who leaves out the base path of the server sends the same request when that path
 * moves from the server to the paths.
 */
function follow(provider: Provider, interaction: Interaction, base: InteractionReport): InteractionReport {
  const report = checkInteraction(provider, interaction);
  if (report.operation || !base.operation || interaction.kind !== "http") return report;
  const { request } = interaction;
  for (const { basePath } of base.operation.servers) {
    if (basePath === "" || request.path.startsWith(`${basePath}/`)) continue;
    const whole = checkInteraction(provider, {
      ...interaction,
      request: { ...request, path: `${basePath}${request.path}` },
    });
    if (whole.operation) return { ...whole, interaction };
  }
  return report;
}
