import { referenceOf } from "../../../document/description.ts";
import { items, member, members, type Node } from "../../../document/node.ts";
import { isObject } from "../../../document/value.ts";
import type { Api, MediaType } from "../../../model/api.ts";

/** Schema objects of contents and all inside them, `$ref`s followed, each once. */
export function* schemasUnder({ reader, description }: Api, contents: Iterable<MediaType>): Generator<Node> {
  const seen = new Set<unknown>();
  const waiting = [...contents].flatMap(({ schema }) => schema ?? []);
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    const node = reader.resolve(place);
    if (!isObject(node.value) || seen.has(node.value)) continue;
    seen.add(node.value);
    yield node;
    const reference = referenceOf(node.value);
    if (reference !== undefined) waiting.push(description.follow(node, reference));
    waiting.push(...below(node));
  }
}

const below = (node: Node): Node[] => [
  ...["allOf", "oneOf", "anyOf", "prefixItems"].flatMap((keyword) => items(member(node, keyword))),
  ...["items", "additionalProperties"].flatMap((keyword) => member(node, keyword) ?? []),
  ...members(member(node, "properties")).map(([, property]) => property),
];

/** The schema objects that apply to a value of contents itself: what is referred to, and what `allOf` joins. */
export const levelOf = ({ reader }: Api, contents: Iterable<MediaType>): Node[] =>
  [...contents].flatMap(({ schema }) => (schema ? reader.read([schema]).atoms.map(({ node }) => node) : []));

export const isOfType = (node: Node | undefined, name: string): boolean => {
  const type = node && isObject(node.value) && Object.hasOwn(node.value, "type") ? node.value.type : undefined;
  return type === name || (Array.isArray(type) && type.includes(name));
};
