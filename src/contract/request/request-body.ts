import { isObject, type Json } from "../../document/value.ts";
import type { Body, MediaType } from "../../model/api.ts";
import type { Content } from "../../pact/pact.ts";
import { ARRAY } from "../../schema/types.ts";
import type { Exchange } from "../exchange.ts";
import { isForm, isJson, isMultipart, isPlainText, mediaTypeOf, namesOf, usualMediaType } from "../media-types.ts";
import { mismatch } from "../mismatch.ts";
import { fieldStyle } from "../parameter-values.ts";
import { bodyPathText, nameAt, use } from "../usage.ts";
import { type Fields, readForm, readMultipart } from "./forms.ts";
import { checkRequestValue } from "./request-value.ts";
import { isInStyle, styleName } from "./written-form.ts";

/** Holds the body that the consumer sends against the schema of its media type; one that is to be refused only by that type. */
export function checkRequestBody(exchange: Exchange): void {
  const { operation, interaction, mismatches, isRefusal } = exchange;
  const { body } = interaction.request;
  const described = operation.body;
  const isSent = body.kind !== "missing" && body.kind !== "empty";
  if (!described) {
    if (isSent && !isRefusal)
      mismatches.push(mismatch("request-body-not-described", "at-risk", "request.body", operation.node));
    return;
  }
  const media = mediaOf(exchange, described);
  if (media === "refused" || isRefusal) return;
  if (isSent) checkSent(exchange, media, body);
  else if (described.required)
    mismatches.push(mismatch("request-body-missing", "breaks", "request.body", described.node));
}

function mediaOf({ interaction, mismatches }: Exchange, { content, node }: Body): MediaType | undefined | "refused" {
  const { headers, body } = interaction.request;
  const written = headers.get("content-type")?.[0] ?? (body.kind === "missing" ? undefined : body.mediaType);
  if (written === undefined || content.size === 0) return usualMediaType(content);
  const media = mediaTypeOf(content, written);
  if (media || interaction.response.status === UNSUPPORTED) return media;
  const described = namesOf(content);
  mismatches.push(
    mismatch("request-content-type-refused", "breaks", "request.headers.content-type", node, {
      name: written,
      described,
    }),
  );
  return "refused";
}

/** Who expects 415 means to send a type that is not taken. */
const UNSUPPORTED = 415;

function checkSent(exchange: Exchange, media: MediaType | undefined, body: Content): void {
  const { mismatches, operation, provider, uses } = exchange;
  if (!media?.schema) {
    mismatches.push(
      mismatch("request-body-not-described", "at-risk", "request.body", media?.node ?? operation.node, {
        isPinned: true,
      }),
    );
    return;
  }
  uses.push(use("request.headers.content-type", [media.node], media.name));
  const value = readable(exchange, media, body);
  if (value === undefined) {
    const described = `it is ${body.mediaType ?? media.name}, which is not looked into`;
    mismatches.push(
      mismatch("request-not-examined", "unverified", "request.body", media.node, { name: "the body", described }),
    );
    return;
  }
  const nodes = [media.schema];
  const answer = provider.requests.accepts(nodes, value);
  if (answer === "no") {
    for (const { path, place, problem } of provider.requests.reasons(nodes, value))
      mismatches.push(
        mismatch("request-body-refused", "breaks", `request.body${bodyPathText(path)}`, place, {
          name: nameAt(path),
          described: problem,
        }),
      );
  }
  if (answer === "unknown")
    mismatches.push(mismatch("request-not-examined", "unverified", "request.body", media.node, { name: "the body" }));
  checkRequestValue(exchange, value, media.schema);
}

/** JSON by value; forms field by field, as text that the schema gives its types; plain text as one string. */
function readable(exchange: Exchange, media: MediaType, { kind, value, mediaType }: Content): Json | undefined {
  const { interaction, provider } = exchange;
  const type = interaction.request.headers.get("content-type")?.[0] ?? mediaType ?? media.name;
  const schema = provider.api.reader.read(media.schema ? [media.schema] : []);
  const fields =
    isForm(type) && typeof value === "string"
      ? readForm(value)
      : isMultipart(type) && typeof value === "string"
        ? readMultipart(value, type)
        : undefined;
  if (fields && isForm(type)) judgeFields(exchange, media, fields);
  if (fields) return provider.requestTexts.object(schema, fields, media.encoding);
  if (isMultipart(type)) return isObject(value) ? value : undefined;
  if (kind === "binary") return undefined;
  if (kind === "json") return isJson(type) || isForm(type) || isPlainText(type) ? value : undefined;
  return isPlainText(type) ? value : undefined;
}

/** Lists in a form are read however they are written; who writes them otherwise is at risk when that changes. */
function judgeFields({ provider: { api }, mismatches }: Exchange, media: MediaType, fields: Fields): void {
  const properties = api.reader.facets(api.reader.read(media.schema ? [media.schema] : []), "request").properties;
  for (const [name, texts] of fields) {
    const nodes = properties.get(name);
    const encoding = media.encoding.get(name);
    const facets = nodes && api.reader.facets(api.reader.read(nodes), "request");
    const form = encoding ?? fieldStyle(facets, api.reader.dialect);
    const types = facets?.types ?? 0;
    if (encoding?.contentType !== undefined || isInStyle(texts, form, (types & ARRAY) !== 0)) continue;
    const details = { name: nameAt([name]), described: `is not written as ${styleName(form)}`, isPinned: true };
    const at = `request.body${bodyPathText([name])}`;
    mismatches.push(mismatch("request-body-refused", "at-risk", at, encoding?.node ?? media.node, details));
  }
}
