import { getOrMake } from "../core/get-or-make.ts";
import type { Api, Encoding, MediaType } from "../model/api.ts";
import type { Change, Wire } from "./changes.ts";
import { align, type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";

/** Compares media types of a body. One that is gone is paired with the range that covers it. */
export function diffContent(session: Session, base: Content, revision: Content, scope: Scope): void {
  const partners = new Map<string, MediaType>();
  const [arrived, gone] = [byEssence(revision, base), byEssence(base, revision)];
  for (const [key, before, after] of align(base, revision)) {
    if (before && after) diffMediaType(session, before, after, scope);
    else if (before) {
      const cover = covering(key, revision, arrived);
      if (cover) partners.set(key, cover);
      if (cover) diffMediaType(session, before, cover, scope);
      if (!cover || isWider(cover, before)) emitGone(session, before, cover, scope);
    }
  }
  const paired = new Set(partners.values());
  for (const [key, after] of revision) {
    if (base.has(key) || paired.has(after)) continue;
    const cover = covering(key, base, gone);
    if (cover) diffMediaType(session, cover, after, scope);
    session.emit({
      subject: "media-type.added",
      revision: after,
      ...settingOf(scope),
      ...(cover ? { coveredBy: cover.name } : {}),
    });
  }
}

function emitGone(session: Session, before: MediaType, cover: MediaType | undefined, scope: Scope): void {
  const change: Change<"media-type.removed"> = { subject: "media-type.removed", base: before, ...settingOf(scope) };
  session.emit(cover ? { ...change, coveredBy: cover.name } : change);
}

type Content = ReadonlyMap<string, MediaType>;

/** The first media type of each name without parameters, of those that are not on the other side. */
function byEssence(content: Content, others: Content): Content {
  const first = new Map<string, MediaType>();
  for (const [key, mediaType] of content) if (!others.has(key)) getOrMake(first, essenceOf(key), () => mediaType);
  return first;
}

const essenceOf = (key: string): string => key.split(";", 1)[0] ?? "";

/** A media type of `others` that says the same without parameters (`alike`), or includes this one or is included. */
function covering(key: string, others: Content, alike: Content): MediaType | undefined {
  const essence = essenceOf(key);
  const [kind] = essence.split("/");
  return (
    alike.get(essence) ??
    others.get(`${kind}/*`) ??
    others.get("*/*") ??
    (essence.endsWith("/*") ? narrower(kind as string, others) : undefined)
  );
}

function narrower(kind: string, others: Content): MediaType | undefined {
  for (const [other, mediaType] of others) if (kind === "*" || other.startsWith(`${kind}/`)) return mediaType;
  return undefined;
}

const isWider = (cover: MediaType, of: MediaType): boolean => cover.name.includes("*") !== of.name.includes("*");

export function diffMediaType(session: Session, base: MediaType, revision: MediaType, scope: Scope): void {
  const wire = wireOf(base.name);
  const unit = session.once(`media-type ${wire}`, base.node, revision.node, scope);
  if (!unit) return;
  const inner: Scope = { ...scope, unit, wire, anchor: revision.node };
  if (isDescribed(base) !== isDescribed(revision))
    session.emit({ subject: "media-type.changed", base, revision, ...settingOf(inner) });
  if (base.schema && revision.schema) session.schemas.compare([base.schema], [revision.schema], inner);
  if (base.itemSchema && revision.itemSchema) session.schemas.compare([base.itemSchema], [revision.itemSchema], inner);
  if (/^(?:multipart\/|application\/x-www-form-urlencoded)/i.test(base.name))
    diffEncodings(session, base, revision, inner);
}

const isDescribed = ({ schema, itemSchema }: MediaType): boolean => (schema ?? itemSchema) !== undefined;

/** JSON and binary forms of it keep types; forms and plain text are all strings. */
function wireOf(name: string): Wire {
  if (/[/+]xml\b/i.test(name)) return "xml";
  return /^(?:text\/|application\/x-www-form-urlencoded)/i.test(name) ? "text" : "json";
}

/** Fields that both sides have. An encoding that is not written down has the defaults: spelling it out changes nothing. */
function diffEncodings(session: Session, base: MediaType, revision: MediaType, scope: Scope): void {
  const [had, has] = [fieldsOf(session.base, base, scope), fieldsOf(session.revision, revision, scope)];
  for (const [name, before, after] of align(base.encoding, revision.encoding)) {
    if (!name.startsWith("[") && (!had.has(name) || !has.has(name))) continue;
    const [a, b] = [before ?? defaults(name, base), after ?? defaults(name, revision)];
    if (writtenForm(a) !== writtenForm(b))
      session.emit({ subject: "encoding.changed", base: a, revision: b, ...settingOf(scope) });
  }
}

const fieldsOf = ({ reader }: Api, { schema }: MediaType, { side }: Scope): ReadonlyMap<string, unknown> =>
  schema ? reader.facets(reader.read([schema]), side).properties : new Map();

const writtenForm = ({ contentType, style, explode, allowReserved, headers }: Encoding): string =>
  [contentType, style, explode, allowReserved, ...[...headers].map((header) => header.join(" ")).sort()].join();

const defaults = (name: string, { node }: MediaType): Encoding => ({
  name,
  node,
  contentType: undefined,
  style: "form",
  explode: true,
  allowReserved: false,
  headers: new Map(),
});
