import type { MediaType } from "../model/api.ts";
import { mediaTypeKey } from "../model/media-types.ts";

type Content = ReadonlyMap<string, MediaType>;

const essence = (name: string): string => (name.split(";")[0] ?? "").trim().toLowerCase();

/** `application/json`, `application/*+json`, and the ranges that include them. */
export const isJson = (name: string): boolean =>
  /^(?:application|text)\/(?:[\w.+-]*\+)?json$|^\*\/\*$|^application\/\*$/.test(essence(name));

export const isForm = (name: string): boolean => essence(name) === "application/x-www-form-urlencoded";
export const isMultipart = (name: string): boolean => essence(name) === "multipart/form-data";
export const isPlainText = (name: string): boolean => essence(name) === "text/plain";

/** The described media type of a message with this Content-Type: the exact one, else the narrowest range (OpenAPI 3.1 §4.8.14). */
export function mediaTypeOf(content: Content, contentType: string): MediaType | undefined {
  const exact = content.get(mediaTypeKey(contentType));
  if (exact) return exact;
  const wanted = essence(contentType);
  const [type = "", subtype = ""] = wanted.split("/");
  return (
    find(content, (name) => name === wanted) ??
    find(content, (name) => name.startsWith(`${type}/*+`) && subtype.endsWith(name.slice(type.length + 2))) ??
    find(content, (name) => name === `${type}/*`) ??
    find(content, (name) => name === "*/*")
  );
}

/** The media type of a message that does not say: JSON where it is offered, else the first. */
export const usualMediaType = (content: Content): MediaType | undefined =>
  find(content, isJson) ?? [...content.values()][0];

/** For messages. */
export const namesOf = (content: Content): string =>
  [...content.values()]
    .map(({ name }) => name)
    .sort()
    .join(", ");

/** Whether one of the types is what an Accept header asks for (RFC 9110 §12.5.1). */
export function isAccepted(accept: string, types: Iterable<string>): boolean {
  const ranges = accept
    .split(",")
    .filter((range) => !/;\s*q=0(?:\.0*)?\s*(?:;|$)/.test(range))
    .map(essence);
  return [...types].some((name) => ranges.some((range) => overlaps(range, essence(name))));
}

/** Either side may be a range; a structured suffix on one side does not matter: `application/json` takes `application/hal+json`. */
function overlaps(a: string, b: string): boolean {
  const [[type = "", sub = ""], [otherType = "", otherSub = ""]] = [a.split("/"), b.split("/")] as [string[], string[]];
  if (type === "*" || otherType === "*") return true;
  if (type !== otherType) return false;
  return sub === "*" || otherSub === "*" || suffix(sub) === suffix(otherSub);
}

const suffix = (subtype: string): string => subtype.split("+").at(-1) ?? subtype;

function find(content: Content, test: (name: string) => boolean): MediaType | undefined {
  for (const media of content.values()) if (test(essence(media.name))) return media;
  return undefined;
}
