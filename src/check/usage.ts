import { coverageOf } from "../contract/coverage.ts";
import { interactionName } from "../contract/findings.ts";
import type { Use } from "../contract/usage.ts";
import { ApigateError } from "../core/errors.ts";
import { didYouMean } from "../core/nearest.ts";
import type { UsageReport, UsedInteraction, UsedPlace } from "../core/usage-report.ts";
import { fieldName, subjectOf } from "../document/subject.ts";
import { type PactOptions, type Verified, verifyPacts } from "./verify.ts";

export interface UsageOptions extends Omit<PactOptions, "consumers"> {
  /** Of apigate. */
  version: string;
  consumer?: string | undefined;
  /** `GET /orders/{id}`. */
  operation?: string | undefined;
  /** `Order.total`, or a place in a message: `response.body.total`. */
  field?: string | undefined;
}

/** The usage ledger of a tree, in the order of APIs, operations and consumers. */
export async function usageOfTree(options: UsageOptions): Promise<UsageReport> {
  const { verified } = await verifyPacts(options);
  requireKnown(verified, options);
  const apis = verified.map((one) => ({
    name: one.name,
    path: one.path,
    interactions: interactionsOf(one, options),
    coverage: coverageOf(one.api, one.reports),
  }));
  return {
    schemaVersion: 1,
    tool: { name: "apigate", version: options.version },
    command: "usage",
    revision: options.tree.ref,
    apis,
  };
}

/** A consumer without a pact and an operation that is not described are typing mistakes; a field nobody uses is an answer. */
function requireKnown(verified: readonly Verified[], { consumer, operation }: UsageOptions): void {
  const consumers = new Set(verified.flatMap(({ reports }) => reports.map(({ interaction }) => interaction.consumer)));
  if (consumer !== undefined && !consumers.has(consumer))
    throw new ApigateError("E_USAGE", `no pact here is of a consumer \`${consumer}\``, {
      hint: didYouMean(consumer, consumers) ?? `Consumers are ${[...consumers].sort().slice(0, 10).join(", ")}`,
    });
  const operations = verified.flatMap(({ api }) => [...api.operations.values()].map(({ name }) => name));
  if (operation !== undefined && !operations.includes(operation))
    throw new ApigateError("E_USAGE", `no API that a pact is about has an operation \`${operation}\``, {
      hint: didYouMean(operation, operations) ?? 'Write it as the description does: "GET /orders/{id}"',
    });
}

function interactionsOf({ reports, path }: Verified, { consumer, operation, field }: UsageOptions): UsedInteraction[] {
  const found = reports.flatMap(({ interaction, usage }): UsedInteraction[] => {
    if (!usage || (consumer !== undefined && interaction.consumer !== consumer)) return [];
    if (operation !== undefined && usage.operation !== operation) return [];
    const places = new Map(usage.uses.map((use) => placeOf(use, path)).map((place) => [JSON.stringify(place), place]));
    const uses = [...places.values()].filter((use) => field === undefined || isField(use, field));
    if (uses.length === 0) return [];
    return [
      {
        consumer: interaction.consumer,
        interaction: interactionName(interaction),
        operation: usage.operation,
        status: usage.status ?? null,
        mediaType: usage.mediaType ?? null,
        security: [...usage.security],
        uses,
      },
    ];
  });
  const keyOf = (one: UsedInteraction) => `${one.operation}\0${one.consumer}\0${one.interaction}`;
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Names of fields come from components and files, so case does not matter. */
const isField = (use: UsedPlace, field: string): boolean =>
  use.field.toLowerCase() === field.toLowerCase() || use.at === field;

function placeOf({ at, nodes, wants, toleratesNull, toleratesAbsent }: Use, rootFile: string): UsedPlace {
  const [node] = nodes;
  return {
    at,
    field: node ? fieldName(node) : at,
    subject: node ? subjectOf(node, [rootFile]) : "",
    wants,
    toleratesNull,
    toleratesAbsent,
  };
}
