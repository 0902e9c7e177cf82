import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { items, member, members, type Node, stringOf } from "../document/node.ts";
import type { Operation } from "./api.ts";
import type { Context } from "./context.ts";
import { buildBody } from "./media-types.ts";
import { buildParameters } from "./parameters.ts";
import { buildResponses } from "./responses.ts";
import { securityOf } from "./security.ts";
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
  /** What stands under the method; some descriptions keep operations in files of their own and refer to them. */
  node: Node;
  pathNode: Node;
  sender: Side;
}

export const buildOperation = (context: Context, identity: Identity): Operation => new LazyOperation(context, identity);

/** Parts are built when they are first asked for: of most operations of a release only the servers and the security are. */
class LazyOperation implements Operation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly sender: Side;
  readonly node: Node;
  readonly pathNode: Node;
  readonly #context: Context;
  readonly #entry: Node;
  #parameters: Operation["parameters"] | undefined;
  #body: { value: Operation["body"] } | undefined;
  #responses: Operation["responses"] | undefined;
  #callbacks: Operation["callbacks"] | undefined;

  constructor(context: Context, { name, method, path, sender, node, pathNode }: Identity) {
    this.#context = context;
    this.name = name;
    this.method = method;
    this.path = path;
    this.sender = sender;
    this.#entry = node;
    this.node = context.description.resolve(node);
    this.pathNode = pathNode;
  }

  at(keyword?: string): Node {
    return keyword === undefined ? this.#entry : (member(this.node, keyword) ?? this.node);
  }

  get operationId(): string | undefined {
    return stringOf(this.node, "operationId");
  }

  get tags(): readonly string[] {
    return items(member(this.node, "tags")).map(({ value }) => String(value));
  }

  get parameters(): Operation["parameters"] {
    const build = this.#isOld ? swagger2Parameters : buildParameters;
    this.#parameters ??= build(this.#context, this.#parameterLists, this.path);
    return this.#parameters;
  }

  get body(): Operation["body"] {
    this.#body ??= { value: this.#buildBody() };
    return this.#body.value;
  }

  get responses(): Operation["responses"] {
    this.#responses ??= (this.#isOld ? swagger2Responses : buildResponses)(this.#context, this.node);
    return this.#responses;
  }

  get callbacks(): Operation["callbacks"] {
    this.#callbacks ??= buildCallbacks(this.#context, this);
    return this.#callbacks;
  }

  get security(): Operation["security"] {
    return securityOf(this.#context, this.node);
  }

  get servers(): Operation["servers"] {
    const place = [this.node, this.pathNode].find((node) => member(node, "servers"));
    return serversAt(place ?? this.#context.root, this.#context);
  }

  get #isOld(): boolean {
    return this.#context.version === "2.0";
  }

  get #parameterLists(): (Node | undefined)[] {
    return [member(this.pathNode, "parameters"), member(this.node, "parameters")];
  }

  #buildBody(): Operation["body"] {
    if (this.#isOld) return swagger2Body(this.#context, this.#parameterLists, this.node);
    return buildBody(this.#context, member(this.node, "requestBody"));
  }
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
