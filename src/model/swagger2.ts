import { childNode, isTrue, items, member, type Node, stringOf } from "../document/node.ts";
import { isObject, type Json, type JsonObject } from "../document/value.ts";
import type { Body, MediaType, Parameter, Response } from "./api.ts";
import type { Context } from "./context.ts";
import { mediaTypeKey } from "./media-types.ts";
import { isIgnored, parameterKey, templatePositions } from "./parameters.ts";
import { buildHeaders } from "./responses.ts";

/** Swagger 2.0 said in the words of OpenAPI 3: a parameter is its own schema, `body` and `formData` are bodies. */
type Lists = (Node | undefined)[];

const COLLECTIONS: Record<string, [string, boolean]> = {
  csv: ["form", false],
  ssv: ["spaceDelimited", false],
  tsv: ["tabDelimited", false],
  pipes: ["pipeDelimited", false],
  multi: ["form", true],
};

/** `collectionFormat` of 2.0 as style and explode. */
export function collectionStyle(format: string | undefined): { style: string; explode: boolean } {
  const [style, explode] = COLLECTIONS[format ?? "csv"] ?? ["form", false];
  return { style, explode };
}

export function swagger2Parameters(context: Context, lists: Lists, path: string): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  const positions = templatePositions(path);
  for (const node of resolved(context, lists)) {
    const [name, place] = [stringOf(node, "name"), stringOf(node, "in")];
    if (name === undefined || place === undefined || place === "body" || place === "formData" || isIgnored(name, place))
      continue;
    parameters.set(parameterKey(name, place, positions), asParameter(node, name, place as Parameter["in"]));
  }
  return parameters;
}

function asParameter(node: Node, name: string, place: Parameter["in"]): Parameter {
  const { style, explode } = collectionStyle(stringOf(node, "collectionFormat"));
  const simple = place === "path" || place === "header" || place === "response header";
  return {
    name,
    in: place,
    node,
    required: isTrue(node, "required") || place === "path",
    style: simple && style === "form" ? "simple" : style,
    explode: stringOf(node, "type") === "array" ? explode : !simple,
    allowReserved: false,
    allowEmptyValue: isTrue(node, "allowEmptyValue"),
    schema: stringOf(node, "type") === undefined ? member(node, "schema") : node,
    content: undefined,
  };
}

function resolved(context: Context, lists: Lists): Node[] {
  const byKey = new Map<string, Node>();
  for (const item of lists.flatMap((list) => items(list))) {
    const node = context.description.resolve(item);
    byKey.set(`${stringOf(node, "in")} ${stringOf(node, "name")}`, node);
  }
  return [...byKey.values()];
}

export function swagger2Body(context: Context, lists: Lists, operation: Node): Body | undefined {
  const parameters = resolved(context, lists);
  const consumes = typesOf(context, operation, "consumes");
  const body = parameters.find((node) => stringOf(node, "in") === "body");
  if (body)
    return {
      node: body,
      required: isTrue(body, "required"),
      content: contentOf(consumes, body, member(body, "schema")),
    };
  const fields = parameters.filter((node) => stringOf(node, "in") === "formData");
  if (fields.length === 0) return undefined;
  const forms = consumes.filter((type) => /form/.test(type));
  const place =
    lists.find((list) => items(list).some((item) => fields.some(({ value }) => value === item.value))) ?? operation;
  const schema = formSchema(place, fields);
  const types = forms.length > 0 ? forms : ["application/x-www-form-urlencoded"];
  return {
    node: place,
    required: fields.some((node) => isTrue(node, "required")),
    content: contentOf(types, place, schema),
  };
}

/** Fields of a form as one object schema, made here because 2.0 has no place for it. */
function formSchema(place: Node, fields: readonly Node[]): Node {
  const properties: JsonObject = {};
  for (const { value } of fields) {
    const { required: _, name, ...schema } = value as JsonObject;
    Object.defineProperty(properties, String(name), { value: schema as Json, enumerable: true });
  }
  const required = fields.filter((node) => isTrue(node, "required")).map((node) => stringOf(node, "name") ?? "");
  return childNode(place, "formData", { type: "object", properties, required });
}

export function swagger2Responses(context: Context, operation: Node): Map<string, Response> {
  const responses = new Map<string, Response>();
  const list = member(operation, "responses");
  if (!list || !isObject(list.value)) return responses;
  for (const status of Object.keys(list.value)) {
    if (status.startsWith("x-")) continue;
    const node = context.description.resolve(childNode(list, status, list.value[status] as Json));
    const schema = member(node, "schema");
    const content = schema
      ? contentOf(typesOf(context, operation, "produces"), node, schema)
      : new Map<string, MediaType>();
    const headers = new Map(
      [...buildHeaders(context, node)].map(([key, header]) => [
        key,
        asParameter(header.node, header.name, "response header"),
      ]),
    );
    responses.set(status.toUpperCase(), { status, node, content, headers, links: new Map() });
  }
  return responses;
}

function typesOf(context: Context, operation: Node, keyword: "consumes" | "produces"): string[] {
  const types = items(member(operation, keyword) ?? member(context.root, keyword)).map(({ value }) => String(value));
  return types.length > 0 ? types : ["application/json"];
}

const contentOf = (types: readonly string[], node: Node, schema: Node | undefined): Map<string, MediaType> =>
  new Map(
    types.map((name) => [mediaTypeKey(name), { name, node, schema, itemSchema: undefined, encoding: new Map() }]),
  );
