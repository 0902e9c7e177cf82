import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { rewritten } from "./grammar.ts";
import { componentsOf, referredName, without } from "./names.ts";
import { equivalent, versionOf } from "./rewrite.ts";

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const text = (value: Json): string => JSON.stringify(value);

/** Parameters that all operations of a path share move to the path. */
const hoisted = (description: JsonObject): JsonObject =>
  rewritten(description, (item, { kind }) => {
    if (kind !== "path item") return item;
    const operations = Object.entries(item).filter(([key, value]) => METHODS.has(key) && isObject(value));
    const lists = operations.map(([, operation]) => listOf((operation as JsonObject).parameters));
    const shared = (lists[0] ?? []).filter((one) =>
      lists.every((list) => list.some((other) => text(other) === text(one))),
    );
    if (shared.length === 0 || item.additionalOperations !== undefined) return item;
    const rest = operations.map(([method, operation]) => {
      const left = listOf((operation as JsonObject).parameters).filter(
        (one) => !shared.some((s) => text(s) === text(one)),
      );
      const own = without(operation as JsonObject, "parameters");
      return [method, left.length > 0 ? { ...own, parameters: left } : own] as const;
    });
    const replaced = listOf(item.parameters).filter(
      (one) => !shared.some((s) => keyOf(description, s) === keyOf(description, one)),
    );
    return { ...item, ...Object.fromEntries(rest), parameters: [...replaced, ...shared] };
  });

/** Parameters of a path move to its operations, where those have none of that name. */
const pushedDown = (description: JsonObject): JsonObject =>
  rewritten(description, (item, { kind }) => {
    const shared = listOf(item.parameters);
    if (kind !== "path item" || shared.length === 0 || item.additionalOperations !== undefined) return item;
    const operations = Object.entries(item).map(([method, operation]) => {
      if (!METHODS.has(method) || !isObject(operation)) return [method, operation] as const;
      const own = listOf(operation.parameters);
      const keys = new Set(own.map((one) => keyOf(description, one)));
      const inherited = shared.filter((one) => !keys.has(keyOf(description, one)));
      return [method, { ...operation, parameters: [...inherited, ...own] }] as const;
    });
    return without(Object.fromEntries(operations), "parameters");
  });

function keyOf(description: JsonObject, parameter: Json): string {
  const name = referredName(description, "parameter", parameter);
  const target = name === undefined ? parameter : componentsOf(description, "parameter")[name];
  return isObject(target) ? `${target.in} ${target.name}` : text(parameter);
}

const templated = (path: string): string => path.replaceAll(/\{([^{}]+)\}/g, "{$1-renamed}");

/** Path parameters under other names, in the templates and in the parameters. */
function pathParametersRenamed(description: JsonObject): JsonObject {
  const renamed = rewritten(description, (object, { kind }) =>
    kind === "parameter" && object.in === "path" ? { ...object, name: `${object.name}-renamed` } : object,
  );
  const paths = isObject(renamed.paths) ? renamed.paths : {};
  return {
    ...renamed,
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [templated(path), item])),
  };
}

const upper = (text: Json | undefined): string => String(text).toUpperCase();

/** Header names in capitals, wherever they are described. */
const headersInCapitals = (description: JsonObject): JsonObject =>
  rewritten(description, (object, { kind }) => {
    if (kind === "parameter" && object.in === "header") return { ...object, name: upper(object.name) };
    if (kind === "security scheme" && object.in === "header") return { ...object, name: upper(object.name) };
    if (kind !== "response" || !isObject(object.headers)) return object;
    const headers = Object.entries(object.headers).map(([name, header]) => [upper(name), header] as const);
    return { ...object, headers: Object.fromEntries(headers) };
  });

const mediaTypesInCapitals = (description: JsonObject): JsonObject =>
  rewritten(description, (object, { kind }) => {
    if ((kind !== "body" && kind !== "response") || !isObject(object.content)) return object;
    const content = Object.entries(object.content).map(([name, value]) => [upper(name), value] as const);
    return { ...object, content: Object.fromEntries(content) };
  });

const STYLES: Readonly<Record<string, string>> = { query: "form", cookie: "form", path: "simple", header: "simple" };

/** Everything that holds of parameters, headers, bodies and operations without being written. */
const defaultsWritten = (description: JsonObject): JsonObject =>
  rewritten(description, (object, { kind }) => {
    if (object.$ref !== undefined) return object;
    if (kind === "operation") return { deprecated: false, ...object };
    if (kind === "body") return { required: false, ...object };
    if (kind !== "parameter" && kind !== "header") return object;
    const style = object.style ?? STYLES[String(kind === "header" ? "header" : object.in)];
    const written = object.schema === undefined ? {} : { style, explode: style === "form" || style === "cookie" };
    const query = object.in === "query" ? { allowEmptyValue: false, allowReserved: false } : {};
    return { required: false, deprecated: false, ...written, ...query, ...object } as JsonObject;
  });

/** What stands in every URL after the host moves into the paths. */
function prefixMoved(description: JsonObject): JsonObject {
  if (versionOf(description) === "2.0") return basePathMoved(description);
  const servers = listOf(description.servers).filter(isObject);
  const prefixes = new Set(servers.map(({ url }) => /^(?:https?:\/\/[^/]+)?(\/.*?)\/?$/.exec(String(url))?.[1] ?? ""));
  const [prefix = ""] = prefixes;
  if (
    prefixes.size !== 1 ||
    prefix === "" ||
    prefix.includes("{") ||
    text(description.paths ?? {}).includes('"servers"')
  )
    return description;
  const left = servers.map((server) => {
    const url = String(server.url).replace(/\/$/, "");
    return { ...server, url: url.slice(0, -prefix.length) || "/" };
  });
  return { ...description, servers: left, paths: prefixed(description, prefix) };
}

function basePathMoved(description: JsonObject): JsonObject {
  const prefix = String(description.basePath ?? "").replace(/\/$/, "");
  if (prefix === "") return description;
  return { ...without(description, "basePath"), paths: prefixed(description, prefix) };
}

const prefixed = ({ paths }: JsonObject, prefix: string): JsonObject =>
  Object.fromEntries(Object.entries(isObject(paths) ? paths : {}).map(([path, item]) => [prefix + path, item]));

export const operationRewrites = [
  ...equivalent({
    "parameters moved to the path": hoisted,
    "parameters moved to the operations": pushedDown,
    "path parameters renamed": pathParametersRenamed,
    "headers in capitals": headersInCapitals,
    "prefix of servers moved into the paths": prefixMoved,
  }),
  ...equivalent(
    { "media types in capitals": mediaTypesInCapitals, "defaults of operations written out": defaultsWritten },
    "3.0",
    "3.1",
    "3.2",
  ),
];
