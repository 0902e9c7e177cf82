import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { lazy } from "../core/lazy.ts";
import { isTrue, member, members, type Node, stringOf } from "../document/node.ts";
import type { Operation } from "./api.ts";
import type { Context } from "./context.ts";
import { buildBody } from "./media-types.ts";
import { buildParameters } from "./parameters.ts";
import { buildResponses } from "./responses.ts";
import { buildSecurity } from "./security.ts";
import { buildServers } from "./servers.ts";
import { swagger2Body, swagger2Parameters, swagger2Responses } from "./swagger2.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/** Operations of a path item with their methods, upper-case; `additionalOperations` are OpenAPI 3.2. */
export function* methodsOf(pathNode: Node): Generator<[string, Node]> {
  for (const method of METHODS) {
    const node = member(pathNode, method);
    if (node) yield [method.toUpperCase(), node];
  }
  for (const [method, node] of members(member(pathNode, "additionalOperations"))) yield [method.toUpperCase(), node];
}

/** Path parameters are matched by position, whatever their names (OpenAPI 3.1 §4.8.8.2: such templates are identical). */
export const operationKey = (method: string, path: string): string => `${method} ${blankTemplate(path)}`;

export const blankTemplate = (path: string): string => path.replace(/\{[^{}]*\}/g, "{}");

interface Identity {
  name: string;
  method: string;
  path: string;
  node: Node;
  pathNode: Node;
  sender: Side;
}

export function buildOperation(context: Context, identity: Identity): Operation {
  const { node, pathNode, path } = identity;
  const old = context.version === "2.0";
  const lists = [member(pathNode, "parameters"), member(node, "parameters")];
  const parameters = lazy(() => (old ? swagger2Parameters : buildParameters)(context, lists, path));
  const body = lazy(() => (old ? swagger2Body(context, lists, node) : buildBody(context, member(node, "requestBody"))));
  const responses = lazy(() => (old ? swagger2Responses : buildResponses)(context, node));
  const security = lazy(() => buildSecurity(context, node));
  const servers = lazy(() =>
    serversAt([node, pathNode].find((place) => member(place, "servers")) ?? context.root, context),
  );
  const callbacks = lazy(() => buildCallbacks(context, identity));
  return {
    ...identity,
    operationId: stringOf(node, "operationId"),
    deprecated: isTrue(node, "deprecated"),
    get parameters() {
      return parameters();
    },
    get body() {
      return body();
    },
    get responses() {
      return responses();
    },
    get security() {
      return security();
    },
    get servers() {
      return servers();
    },
    get callbacks() {
      return callbacks();
    },
  };
}

const serversAt = (place: Node, { servers, version }: Context) =>
  getOrMake(servers, place.value, () => buildServers(place, version));

/** Callbacks are requests the provider sends to an operation's caller. */
function buildCallbacks(context: Context, { name, node, sender }: Identity): Map<string, Operation> {
  const callbacks = new Map<string, Operation>();
  for (const [callback, place] of members(member(node, "callbacks"))) {
    for (const [expression, item] of members(context.description.resolve(place))) {
      const pathNode = context.description.resolve(item);
      for (const [method, operation] of methodsOf(pathNode)) {
        const identity: Identity = {
          name: `${name} callback ${callback} ${method}`,
          method,
          path: expression,
          node: operation,
          pathNode,
          sender: sender === "request" ? "response" : "request",
        };
        callbacks.set(`${callback} ${expression} ${method}`, buildOperation(context, identity));
      }
    }
  }
  return callbacks;
}
