import { getOrMake } from "../core/get-or-make.ts";
import { isTrue, items, member, members, type Node, stringOf } from "../document/node.ts";
import type { Parameter } from "./api.ts";
import type { Context } from "./context.ts";
import { buildMediaType } from "./media-types.ts";

/** Header parameters with these names are ignored (OpenAPI 3.1 §4.8.12.1). */
const IGNORED = new Set(["accept", "content-type", "authorization"]);

const STYLES: Record<string, string> = {
  query: "form",
  cookie: "form",
  path: "simple",
  header: "simple",
  "response header": "simple",
};

/** Parameters of a path and of its operation, which override those of one key. */
export function buildParameters(context: Context, lists: (Node | undefined)[], path: string): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  const positions = templatePositions(path);
  for (const list of lists) {
    for (const item of items(list)) {
      const node = context.description.resolve(item);
      const [name, place] = [stringOf(node, "name"), stringOf(node, "in")];
      if (name === undefined || place === undefined || isIgnored(name, place)) continue;
      parameters.set(
        parameterKey(name, place, positions),
        buildParameter(context, node, name, place as Parameter["in"]),
      );
    }
  }
  return parameters;
}

export const isIgnored = (name: string, place: string): boolean =>
  place === "header" && IGNORED.has(name.toLowerCase());

/** Where each parameter first stands in a path template. */
export function templatePositions(path: string): Map<string, number> {
  const positions = new Map<string, number>();
  for (const [index, [, name = ""]] of [...path.matchAll(/\{([^{}]*)\}/g)].entries())
    getOrMake(positions, name, () => index);
  return positions;
}

/**
 * Headers without regard to case, path parameters by their position in the template; the whole query is one parameter,
 * whose name is not sent (OpenAPI 3.2).
 */
export function parameterKey(name: string, place: string, positions: ReadonlyMap<string, number>): string {
  if (place === "header") return `header ${name.toLowerCase()}`;
  if (place === "querystring") return place;
  if (place !== "path") return `${place} ${name}`;
  const position = positions.get(name);
  return position === undefined ? `path ${name}` : `path #${position}`;
}

export function buildParameter(context: Context, node: Node, name: string, place: Parameter["in"]): Parameter {
  const style = stringOf(node, "style") ?? STYLES[place] ?? "form";
  const explode = member(node, "explode");
  const [content] = members(member(node, "content")).map(([type, media]) => buildMediaType(context, media, type));
  return {
    name,
    in: place,
    node,
    required: isTrue(node, "required") || place === "path",
    style,
    explode: explode ? explode.value === true : style === "form" || style === "cookie",
    allowReserved: isTrue(node, "allowReserved"),
    allowEmptyValue: isTrue(node, "allowEmptyValue"),
    schema: member(node, "schema"),
    content,
  };
}
