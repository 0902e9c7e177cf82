import type { MediaType, Response } from "../../model/api.ts";
import type { StatusClass } from "../../pact/matching-rules.ts";
import type { Exchange } from "../exchange.ts";
import { isAccepted, mediaTypeOf, namesOf, usualMediaType } from "../media-types.ts";
import { mismatch } from "../mismatch.ts";
import { use } from "../usage.ts";
import { checkBody } from "./response-body.ts";
import { checkHeaders } from "./response-headers.ts";

/** What of the description a response was held against. */
export interface Answered {
  status: string | undefined;
  mediaType: string | undefined;
}

/** Holds the response that the consumer expects against what is described: status, headers, media type, body. */
export function checkResponse(exchange: Exchange): Answered {
  const response = responseOf(exchange);
  if (!response) return { status: undefined, mediaType: undefined };
  exchange.uses.push(use("response.status", [response.node], String(exchange.interaction.response.status)));
  checkHeaders(exchange, response);
  checkAccept(exchange, response);
  const media = mediaOf(exchange, response);
  if (media === "refused") return { status: response.status, mediaType: undefined };
  if (media && isRead(exchange)) noteMedia(exchange, media);
  checkBody(exchange, response, media);
  return { status: response.status, mediaType: media?.name };
}

/** Who names the media type or reads the body relies on how it is written. */
const isRead = ({ interaction: { response } }: Exchange): boolean =>
  response.headers.has("content-type") || (response.body.kind !== "missing" && response.body.kind !== "empty");

const noteMedia = ({ uses }: Exchange, { node, name }: MediaType): void => {
  uses.push(use("response.headers.content-type", [node], name));
};

/** The described response: its exact status, its class, any status the consumer takes, `default` (OpenAPI 3.1 §4.8.16). */
function responseOf({ operation, interaction, mismatches }: Exchange): Response | undefined {
  const { status, rules } = interaction.response;
  const described = operation.responses;
  const exact = described.get(String(status)) ?? described.get(`${Math.floor(status / 100)}XX`);
  if (exact) return exact;
  const accepted = rules.status?.matchers.flatMap((matcher) =>
    matcher.match === "status-code" ? [matcher.status] : [],
  );
  const other = accepted?.length
    ? [...described.values()].find(({ status: name }) => accepted.every((range) => isWithin(name, range)))
    : undefined;
  if (other) return other;
  const fallback = described.get("DEFAULT");
  const details = { name: String(status), described: [...described.keys()].map(shownStatus).sort().join(", ") };
  if (fallback)
    mismatches.push(mismatch("response-status-only-default", "at-risk", "response.status", fallback.node, details));
  else mismatches.push(mismatch("response-status-not-described", "breaks", "response.status", operation.node, details));
  return fallback;
}

const shownStatus = (key: string): string => (key === "DEFAULT" ? "default" : key);

const CLASSES: Record<StatusClass, (status: number) => boolean> = {
  info: (status) => status < 200,
  success: (status) => status >= 200 && status < 300,
  redirect: (status) => status >= 300 && status < 400,
  clientError: (status) => status >= 400 && status < 500,
  serverError: (status) => status >= 500,
  nonError: (status) => status < 400,
  error: (status) => status >= 400,
};

function isWithin(described: string, range: StatusClass | readonly number[]): boolean {
  const status = Number(described.replace(/X/gi, "0"));
  if (Number.isNaN(status)) return false;
  return typeof range === "string" ? CLASSES[range](status) : range.includes(status);
}

/** Who expects 406 means to ask for a type that is not offered. */
const NOT_ACCEPTABLE = 406;

/** The Accept header speaks of the operation as a whole: an error may come as another type. */
function checkAccept({ interaction, operation, mismatches }: Exchange, response: Response): void {
  const accept = interaction.request.headers.get("accept")?.join(",");
  if (accept === undefined || response.content.size === 0 || interaction.response.status === NOT_ACCEPTABLE) return;
  const offered = [...operation.responses.values()].flatMap(({ content }) =>
    [...content.values()].map(({ name }) => name),
  );
  if (isAccepted(accept, offered)) return;
  mismatches.push(
    mismatch("request-accept-not-offered", "breaks", "request.headers.accept", response.node, {
      name: accept,
      described: [...new Set(offered)].sort().join(", "),
    }),
  );
}

/** The media type by the response's own Content-Type, else by its body's, else by what the consumer accepts. */
function mediaOf(
  { interaction, mismatches }: Exchange,
  { content, node }: Response,
): MediaType | undefined | "refused" {
  const { request, response } = interaction;
  const written = response.headers.get("content-type")?.[0];
  if (written !== undefined && content.size > 0) {
    const media = mediaTypeOf(content, written);
    if (media) return media;
    mismatches.push(
      mismatch("response-content-type-not-offered", "breaks", "response.headers.content-type", node, {
        name: written,
        described: namesOf(content),
      }),
    );
    return "refused";
  }
  const { mediaType } = response.body;
  const accepted =
    request.headers
      .get("accept")
      ?.join(",")
      .split(",")
      .map((range) => range.trim()) ?? [];
  for (const wanted of mediaType === undefined ? accepted : [mediaType, ...accepted]) {
    const media = mediaTypeOf(content, wanted);
    if (media) return media;
  }
  return usualMediaType(content);
}
