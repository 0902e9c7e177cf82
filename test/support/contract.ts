import { checkInteraction, type InteractionReport } from "../../src/contract/check-interaction.ts";
import { buildProvider, type Provider } from "../../src/contract/exchange.ts";
import type { Mismatch } from "../../src/contract/mismatch.ts";
import { asJson, load } from "./compare.ts";
import type { Json, JsonObject } from "./json.ts";
import { pactText, parsePactText } from "./pact.ts";

/** A description of these paths, as OpenAPI 3.1 where `rest` does not say otherwise. */
export const describing = (paths: JsonObject, rest: JsonObject = {}): JsonObject => ({
  ...(Object.hasOwn(rest, "swagger") ? {} : { openapi: "3.1.0" }),
  info: { title: "Orders", version: "1.0.0" },
  paths,
  ...rest,
});

export const providerOf = async (description: JsonObject): Promise<Provider> =>
  buildProvider(await load(asJson(description)));

/** The message parts of one interaction; the path is `/` and the method GET where they do not say otherwise. */
export interface Asked {
  request?: JsonObject;
  response?: JsonObject;
  pending?: boolean;
  version?: string;
}

/** Holds one interaction against a description. */
export async function hold(description: JsonObject, asked: Asked): Promise<InteractionReport> {
  return holdAgainst(await providerOf(description), asked);
}

export function holdAgainst(
  provider: Provider,
  { request, response = {}, pending, version = "3.0.0" }: Asked,
): InteractionReport {
  const written = {
    description: "d",
    request: { method: "GET", path: "/", ...request },
    response,
    ...(pending === undefined ? {} : { pending }),
  };
  const [interaction] = parsePactText(pactText([written], version)).interactions;
  if (!interaction) throw new Error("no interaction");
  return checkInteraction(provider, interaction);
}

/** `breaks request-body-refused request.body.a` for each mismatch; what is up to the provider state is `pinned`. */
export const outcome = ({ mismatches }: InteractionReport): string[] =>
  mismatches
    .filter((mismatch) => !isOnlyForm(mismatch))
    .map(lineOf)
    .sort();

/** How a request is written, where it is read all the same: of interest only when a description changes. */
const isOnlyForm = ({ isPinned, kind }: Mismatch): boolean => isPinned && kind.startsWith("request-");

const lineOf = ({ effect, isPinned, kind, at }: Mismatch): string => `${isPinned ? "pinned" : effect} ${kind} ${at}`;

/** A description whose `GET /` answers 200 with JSON of this schema. */
export const answering = (schema: Json, rest: JsonObject = {}): JsonObject =>
  describing(
    { "/": { get: { responses: { "200": { description: "ok", content: { "application/json": { schema } } } } } } },
    rest,
  );

/** A description whose `POST /` takes JSON of this schema. */
export const taking = (schema: Json, rest: JsonObject = {}): JsonObject =>
  describing(
    {
      "/": {
        post: {
          requestBody: { required: true, content: { "application/json": { schema } } },
          responses: { "200": { description: "ok" } },
        },
      },
    },
    rest,
  );

/** Matching rules of a body in the words of version 3: `{ "$.a": [{ match: "type" }] }`. */
export const bodyRules = (rules: Record<string, Json[]>): JsonObject => ({
  body: Object.fromEntries(Object.entries(rules).map(([path, matchers]) => [path, { matchers }])),
});

/** JSON, by its example alone or with matching rules. */
const message = (body: Json, rules?: Record<string, Json[]>): JsonObject => ({
  headers: { "Content-Type": "application/json" },
  body,
  ...(rules ? { matchingRules: bodyRules(rules) } : {}),
});

/** What becomes of a body that is expected. */
export const expecting = (
  description: JsonObject,
  body: Json,
  rules?: Record<string, Json[]>,
): Promise<InteractionReport> => hold(description, { response: message(body, rules) });

/** What becomes of a body that is sent. */
export const sending = (
  description: JsonObject,
  body: Json,
  rules?: Record<string, Json[]>,
): Promise<InteractionReport> => hold(description, { request: { method: "POST", ...message(body, rules) } });
