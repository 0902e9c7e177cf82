import type { Json } from "../../document/value.ts";
import type { MediaType, Response } from "../../model/api.ts";
import type { Content } from "../../pact/pact.ts";
import type { Exchange } from "../exchange.ts";
import { isJson, isPlainText } from "../media-types.ts";
import { mismatch } from "../mismatch.ts";
import { Guarantee } from "./guarantee.ts";

/** Holds the body that the consumer expects against the schema of its media type. */
export function checkBody(exchange: Exchange, response: Response, media: MediaType | undefined): void {
  const { body, rules } = exchange.interaction.response;
  if (body.kind === "missing" || body.kind === "empty") return;
  if (!media?.schema) {
    reportUndescribed(exchange, response, media, body);
    return;
  }
  const value = readable(
    body,
    exchange.interaction.response.headers.get("content-type")?.[0] ?? body.mediaType ?? media.name,
  );
  if (value === undefined) {
    reportUnexamined(exchange, media, body);
    return;
  }
  const { mismatches, uses } = new Guarantee(exchange.provider.responses, rules.body).check(value, [media.schema]);
  for (const one of mismatches) exchange.mismatches.push(one);
  for (const one of uses) exchange.uses.push(one);
}

/** JSON by value, plain text as one string; other types are not looked into. */
function readable({ kind, value }: Content, mediaType: string): Json | undefined {
  if (kind === "json") return isJson(mediaType) || isPlainText(mediaType) ? value : undefined;
  return kind === "text" && isPlainText(mediaType) ? value : undefined;
}

/** A body nobody described is a break; a media type without a schema may carry anything. */
function reportUndescribed(
  { mismatches }: Exchange,
  response: Response,
  media: MediaType | undefined,
  body: Content,
): void {
  const name = media?.name ?? body.mediaType ?? "application/json";
  if (body.kind === "json" && isJson(name))
    mismatches.push(
      mismatch("response-body-not-described", "breaks", "response.body", media?.node ?? response.node, { name }),
    );
  else
    mismatches.push(
      mismatch("response-not-examined", "unverified", "response.body", media?.node ?? response.node, {
        name: "the body",
        described: `it is ${name}, and no schema describes it`,
      }),
    );
}

const reportUnexamined = ({ mismatches }: Exchange, media: MediaType, body: Content): void => {
  mismatches.push(
    mismatch("response-not-examined", "unverified", "response.body", media.node, {
      name: "the body",
      described: `it is ${body.mediaType ?? media.name}, and only JSON and plain text are looked into`,
    }),
  );
};
