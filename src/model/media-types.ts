import { isTrue, items, member, members, type Node, stringOf } from "../document/node.ts";
import type { Body, Encoding, MediaType } from "./api.ts";
import type { Context } from "./context.ts";

export function buildBody(context: Context, place: Node | undefined): Body | undefined {
  if (!place) return undefined;
  const node = context.description.resolve(place);
  return { node, required: isTrue(node, "required"), content: buildContent(context, node) };
}

/** Media types by `mediaTypeKey`. */
export function buildContent(context: Context, node: Node): Map<string, MediaType> {
  const content = new Map<string, MediaType>();
  for (const [name, place] of members(member(node, "content")))
    content.set(mediaTypeKey(name), buildMediaType(context, place, name));
  return content;
}

/** Types compare without regard to case, parameters in any order (RFC 9110 §8.3.1). */
export function mediaTypeKey(name: string): string {
  const [essence = "", ...parameters] = name.split(";").map((part) => part.trim().toLowerCase());
  return [essence, ...parameters.filter(Boolean).sort()].join(";");
}

export function buildMediaType(context: Context, place: Node, name: string): MediaType {
  const node = context.description.resolve(place);
  const encoding = new Map<string, Encoding>();
  for (const [property, value] of members(member(node, "encoding")))
    encoding.set(property, buildEncoding(context, value, property));
  for (const value of [...items(member(node, "prefixEncoding")), member(node, "itemEncoding") ?? []].flat()) {
    const position = typeof value.key === "number" ? `[${value.key}]` : "[]";
    encoding.set(position, buildEncoding(context, value, position));
  }
  return { name, node, schema: member(node, "schema"), itemSchema: member(node, "itemSchema"), encoding };
}

function buildEncoding(context: Context, node: Node, name: string): Encoding {
  const style = stringOf(node, "style") ?? "form";
  const explode = member(node, "explode");
  return {
    name,
    node,
    contentType: stringOf(node, "contentType"),
    style,
    explode: explode ? explode.value === true : style === "form",
    allowReserved: isTrue(node, "allowReserved"),
    headers: new Map(
      members(member(node, "headers")).map(([header, place]) => [
        header.toLowerCase(),
        isTrue(context.description.resolve(place), "required"),
      ]),
    ),
  };
}
