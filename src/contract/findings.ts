import { type AffectedConsumer, compareFindings, type Finding, type Severity } from "../core/finding.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Node } from "../document/node.ts";
import { locator } from "../document/positions.ts";
import { subjectOf } from "../document/subject.ts";
import type { Operation } from "../model/api.ts";
import type { Interaction } from "../pact/pact.ts";
import { type Effect, type Mismatch, sideOf, worst } from "./mismatch.ts";
import type { ContractRule } from "./rule.ts";

/** One mismatch with the interaction it was found in. */
export interface Found {
  mismatch: Mismatch;
  interaction: Interaction;
  operation: Operation | undefined;
}

/** As much of what was found as tells whom it hits. */
export interface Consequence {
  mismatch: Pick<Mismatch, "effect">;
  interaction: Interaction;
}

/** How reports name an interaction: `an order exists: get it`. */
export function interactionName({ providerStates, description }: Interaction): string {
  const states = providerStates.map(({ name }) => name).join(", ");
  return [states, description].filter((part) => part !== "").join(": ") || "an interaction without description";
}

const SEVERITY: Record<Mismatch["effect"], Severity> = { breaks: "error", "at-risk": "warn", unverified: "warn" };

/** Mismatches as findings: what several interactions run into at one place is one finding that names their consumers. */
export function contractFindings(
  api: string,
  rootFile: string,
  found: readonly Found[],
  rules: readonly ContractRule[],
): Finding[] {
  const groups = new Map<string, Found[]>();
  for (const one of found) getOrMake(groups, contractFingerprint(api, rootFile, one), () => []).push(one);
  const places = [...groups.values()].map(([first]) => placeOf(first as Found));
  const located = locator(places);
  const byKind = new Map<string, ContractRule>(rules.map((rule) => [rule.id, rule]));
  const findings = [...groups].map(([id, group], index): Finding => {
    const first = group.reduce((a, b) => (b.mismatch.name < a.mismatch.name ? b : a));
    const { mismatch } = first;
    const side = sideOf(mismatch);
    return {
      ruleId: mismatch.kind,
      kind: "contract",
      severity: SEVERITY[worst(group.map((one) => one.mismatch.effect)) as Mismatch["effect"]],
      api,
      ...(side ? { side } : {}),
      message: byKind.get(mismatch.kind)?.message(mismatch) ?? mismatch.kind,
      subject: subjectFor(first, rootFile),
      location: located(places[index] as Node),
      operations: [...new Set(group.flatMap(({ operation }) => operation?.name ?? []))].sort(),
      consumers: consumersOf(group),
      fingerprint: id,
      waiver: null,
    };
  });
  return findings.sort(compareFindings);
}

/** Stable over line shifts, and the same for every consumer that runs into it. */
export function contractFingerprint(api: string, rootFile: string, found: Found): string {
  const { mismatch } = found;
  return fingerprint([mismatch.kind, api, sideOf(mismatch) ?? "", subjectFor(found, rootFile), keyOf(mismatch)]);
}

/** What is not described has no place of its own, so its name tells it apart; the rest differs by what is wanted. */
const keyOf = ({ kind, name, wants, at }: Mismatch): string =>
  /not-described|not-offered|content-type|authorization/.test(kind)
    ? (name.split(/[.\s]/).at(-1) ?? name)
    : kind.endsWith("-not-examined") || kind.startsWith("provider-")
      ? at
      : wants;

const placeOf = ({ mismatch, interaction }: Found): Node => mismatch.place ?? interaction.node;

function subjectFor({ mismatch, interaction }: Found, rootFile: string): string {
  if (mismatch.place) return subjectOf(mismatch.place, [rootFile]);
  return `pact ${interaction.consumer}/${interaction.provider}: ${interactionName(interaction)}`;
}

/** Consumers by name, each with the worst that happens to it. */
export function consumersOf(found: readonly Consequence[]): AffectedConsumer[] {
  const consumers = new Map<string, { effects: Effect[]; interactions: Set<string> }>();
  for (const { mismatch, interaction } of found) {
    const known = getOrMake(consumers, interaction.consumer, () => ({ effects: [], interactions: new Set<string>() }));
    known.effects.push(mismatch.effect);
    known.interactions.add(interactionName(interaction));
  }
  return [...consumers]
    .map(([name, { effects, interactions }]) => ({
      name,
      effect: worst(effects),
      interactions: [...interactions].sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
