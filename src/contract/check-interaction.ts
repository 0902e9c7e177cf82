import type { Operation } from "../model/api.ts";
import type { HttpInteraction, Interaction } from "../pact/pact.ts";
import type { Exchange, Provider } from "./exchange.ts";
import { type Effect, effectOf, type Mismatch, mismatch } from "./mismatch.ts";
import { checkRequestBody } from "./request/request-body.ts";
import { checkParameters } from "./request/request-parameters.ts";
import { checkSecurity } from "./request/security.ts";
import { checkResponse } from "./response/response.ts";
import type { Route } from "./routing/route.ts";
import { type Usage, use } from "./usage.ts";

/** What a description has to say to one interaction. */
export interface InteractionReport {
  interaction: Interaction;
  /** Undefined when no operation takes the request. */
  operation: Operation | undefined;
  effect: Effect;
  mismatches: readonly Mismatch[];
  usage: Usage | undefined;
}

/** The request must be accepted, the expected response guaranteed. */
export function checkInteraction(provider: Provider, interaction: Interaction): InteractionReport {
  if (interaction.kind !== "http") return notExamined(interaction);
  const { method, path } = interaction.request;
  const routing = provider.router.find(method, path);
  if (routing.route) return checkExchange(provider, interaction, routing.route);
  const described = routing.methods.join(", ");
  const details = { name: `${method} ${path}`, described };
  const missing = mismatch("operation-not-described", "breaks", "request.path", provider.api.node, details);
  return report(interaction, undefined, [missing], undefined);
}

function notExamined(interaction: Interaction): InteractionReport {
  const name = interaction.kind === "plugin" ? "an interaction of a plugin" : "a message";
  const found = mismatch("interaction-not-examined", "unverified", "", undefined, { name });
  return report(interaction, undefined, [found], undefined);
}

function checkExchange(provider: Provider, interaction: HttpInteraction, route: Route): InteractionReport {
  const { operation, parameters: pathParameters } = route;
  const isRefusal = interaction.response.status >= 400;
  const exchange: Exchange = {
    provider,
    interaction,
    operation,
    pathParameters,
    isRefusal,
    mismatches: [],
    uses: [],
    leftOut: [],
  };
  const credentials = checkSecurity(exchange);
  exchange.uses.push(use("request", [operation.node, operation.pathNode, ...credentials.nodes], "sends it"));
  checkParameters(exchange, credentials);
  checkRequestBody(exchange);
  const { status, mediaType } = checkResponse(exchange);
  const usage: Usage = {
    operation: operation.name,
    status,
    mediaType,
    security: credentials.used,
    uses: exchange.uses,
    leftOut: exchange.leftOut,
  };
  return report(interaction, operation, exchange.mismatches, usage);
}

/** A pending interaction blocks nobody: what breaks it is a risk. */
function report(
  interaction: Interaction,
  operation: Operation | undefined,
  found: readonly Mismatch[],
  usage: Usage | undefined,
): InteractionReport {
  const mismatches = interaction.pending
    ? found.map((one): Mismatch => (one.effect === "breaks" ? { ...one, effect: "at-risk" } : one))
    : found;
  return { interaction, operation, effect: effectOf(mismatches), mismatches, usage };
}
