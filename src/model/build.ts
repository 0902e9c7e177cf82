import type { Description } from "../document/description.ts";
import { member, members, type Node, stringOf, valueAt } from "../document/node.ts";
import { show } from "../document/value.ts";
import { specVersion } from "../document/version.ts";
import { dialectOf } from "../schema/dialect.ts";
import { SchemaReader } from "../schema/reader.ts";
import type { Api, Operation } from "./api.ts";
import type { Context } from "./context.ts";
import { buildOperation, methodsOf, operationKey } from "./operation.ts";
import { buildSchemes } from "./security.ts";
import { buildServers } from "./servers.ts";

/** Builds the model of a loaded description. Throws `E_NOT_API` for an unknown version. */
export function buildApi(description: Description): Api {
  const version = specVersion(description.root);
  const node = description.rootNode;
  const reader = new SchemaReader(description, dialectOf(version));
  const schemes = buildSchemes(node, description, version);
  const context: Context = { description, version, root: node, schemes, servers: new Map(), security: new Map() };
  const info = member(node, "info");
  return {
    description,
    version,
    title: stringOf(info, "title") ?? "",
    apiVersion: show(valueAt(info, "version")).replace(/^"|"$/g, ""),
    reader,
    node,
    schemes,
    servers: buildServers(node, version),
    operations: pathOperations(context),
    webhooks: webhookOperations(context),
  };
}

function pathOperations(context: Context): Map<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [path, item] of members(member(context.root, "paths"))) {
    if (path.startsWith("x-")) continue;
    const pathNode = context.description.resolve(item);
    for (const [method, node] of methodsOf(pathNode)) {
      const key = operationKey(method, path);
      const name = `${method} ${path}`;
      const operation = buildOperation(context, { name, method, path, node, pathNode, sender: "request" });
      operations.set(operations.has(key) ? name : key, operation);
    }
  }
  return operations;
}

function webhookOperations(context: Context): Map<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const [path, item] of members(member(context.root, "webhooks") ?? member(context.root, "x-webhooks"))) {
    const pathNode: Node = context.description.resolve(item);
    for (const [method, node] of methodsOf(pathNode)) {
      const name = `webhook ${path} ${method}`;
      operations.set(name, buildOperation(context, { name, method, path, node, pathNode, sender: "response" }));
    }
  }
  return operations;
}
