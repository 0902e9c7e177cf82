import { getOrMake } from "../core/get-or-make.ts";
import { referenceOf } from "../document/description.ts";
import type { Document } from "../document/document.ts";
import { childNode, items, member, members, type Node, stringOf } from "../document/node.ts";
import { isObject, type Json, type JsonObject } from "../document/value.ts";
import type { Api, MediaType, Operation, Parameter, Server } from "../model/api.ts";
import { announcementOf, announces } from "../model/lifecycle.ts";
import { KEYWORDS } from "../schema/keywords.ts";
import type { Ownership } from "./ownership.ts";
import type { SubjectKind, Subjects } from "./subjects.ts";

/** Takes what the walk meets. `wants` tells what anybody asks for: the walk leaves out what nobody does. */
export interface Visitor {
  wants: ReadonlySet<SubjectKind>;
  ownership?: Ownership | undefined;
  meet<S extends SubjectKind>(kind: S, subject: Subjects[S]): void;
}

/** Shows everything in a description once, in document order, `$ref`s followed. */
export function visit(api: Api, visitor: Visitor): void {
  new Walk(api, visitor).api();
}

/** Objects whose members are reusable parts. */
const SECTIONS_OF_2_0 = ["definitions", "parameters", "responses", "securityDefinitions"];

/** Kinds that are found only by looking into operations. */
const INSIDE: readonly SubjectKind[] = [
  "parameter",
  "body",
  "response",
  "content",
  "schema",
  "property",
  "example",
  "announcement",
];

/** Keywords with schemas below them. */
const BELOW = [...KEYWORDS].filter(([, shape]) => shape !== "value" && shape !== "set");

class Walk {
  readonly #api: Api;
  readonly #visitor: Visitor;
  readonly #seen = new Map<Document, Map<Json, Set<string>>>();
  readonly #needsSchemas: boolean;

  constructor(api: Api, visitor: Visitor) {
    this.#api = api;
    this.#visitor = visitor;
    this.#needsSchemas = (["schema", "property", "example", "announcement"] as const).some((kind) =>
      visitor.wants.has(kind),
    );
  }

  api(): void {
    const { node, servers, schemes } = this.#api;
    this.#meet("api", { api: this.#api, node, ownership: this.#visitor.ownership });
    this.#servers(servers);
    for (const tag of items(member(node, "tags"))) {
      const name = stringOf(tag, "name");
      if (name !== undefined) this.#meet("tag", { api: this.#api, node: tag, name });
    }
    this.#paths();
    for (const scheme of schemes.values()) {
      this.#meet("scheme", { api: this.#api, node: scheme.node, scheme });
      this.#announcement(`the security scheme \`${scheme.name}\``, scheme.node);
    }
    this.#components();
  }

  #paths(): void {
    const inside = INSIDE.some((kind) => this.#visitor.wants.has(kind));
    const byPath = new Map<string, Operation[]>();
    for (const operation of this.#api.operations.values()) getOrMake(byPath, operation.path, () => []).push(operation);
    for (const [path, node] of members(member(this.#api.node, "paths"))) {
      if (path.startsWith("x-")) continue;
      const operations = byPath.get(path) ?? [];
      this.#meet("path", { api: this.#api, node, path, operations });
      for (const operation of operations) {
        this.#meet("operation", { api: this.#api, node: operation.node, operation });
        if (this.#visitor.wants.has("server")) this.#servers(operation.servers);
        if (inside) this.#operation(operation);
      }
    }
    if (inside) for (const webhook of this.#api.webhooks.values()) this.#operation(webhook);
  }

  /** Of 2.0 several share one place: there is one for each of `schemes`. */
  #servers(servers: readonly Server[]): void {
    for (const server of servers) {
      if (!this.#isNew(server.node, `server ${server.url}`)) continue;
      this.#meet("server", { api: this.#api, node: server.node, server });
    }
  }

  /** Callbacks may lead back to the operation that declares them. */
  #operation(operation: Operation): void {
    this.#announcement(`\`${operation.name}\``, operation.node);
    for (const parameter of operation.parameters.values()) this.#parameter(operation, parameter);
    const { body } = operation;
    if (body && this.#isNew(body.node, "body")) {
      this.#meet("body", { api: this.#api, node: body.node, operation, body });
      for (const media of body.content.values()) this.#content(operation, media, undefined);
    }
    for (const response of operation.responses.values()) {
      if (!this.#isNew(response.node, `response ${response.status}`)) continue;
      this.#meet("response", { api: this.#api, node: response.node, operation, response });
      for (const header of response.headers.values()) this.#parameter(operation, header);
      for (const media of response.content.values()) this.#content(operation, media, response.status);
    }
    for (const callback of operation.callbacks.values())
      if (this.#isNew(callback.node, "callback")) this.#operation(callback);
  }

  #parameter(operation: Operation, parameter: Parameter): void {
    const { node, schema, content } = parameter;
    if (!this.#isNew(node, "parameter")) return;
    this.#meet("parameter", { api: this.#api, node, operation, parameter });
    this.#announcement(`the ${placeOf(parameter)} \`${parameter.name}\``, node);
    this.#examples(node);
    if (schema) this.schema(schema);
    else if (this.#api.version === "2.0" && this.#needsSchemas) this.schema(node);
    if (content) this.#content(operation, content, undefined);
  }

  #content(operation: Operation, media: MediaType, status: string | undefined): void {
    if (!this.#isNew(media.node, `content ${media.name} ${status ?? ""}`)) return;
    this.#meet("content", { api: this.#api, node: media.node, operation, media, status });
    this.#examples(media.node);
    for (const schema of [media.schema, media.itemSchema]) if (schema) this.schema(schema);
  }

  #components(): void {
    const { node, version } = this.#api;
    const sections: [string, Node][] =
      version === "2.0"
        ? SECTIONS_OF_2_0.flatMap((name) => {
            const section = member(node, name);
            return section ? [[name, section] as [string, Node]] : [];
          })
        : members(member(node, "components"));
    for (const [section, place] of sections) {
      if (section.startsWith("x-")) continue;
      for (const [name, part] of members(place)) {
        this.#meet("component", { api: this.#api, node: part, section, name });
        if (section === "schemas" || section === "definitions") this.schema(part);
      }
    }
  }

  /** A schema and the schemas inside it; nesting is bounded by the parser, recursion by being shown once. */
  schema(place: Node): void {
    if (!this.#needsSchemas) return;
    const node = this.#resolved(place);
    if (!node || !isObject(node.value) || !this.#isNew(node, "schema")) return;
    const { isComponent, name } = componentOf(node);
    this.#meet("schema", { api: this.#api, node, name, isComponent });
    this.#announcement(name === undefined ? "the schema" : `the schema \`${name}\``, node);
    this.#examples(node);
    for (const [keyword, shape] of BELOW) {
      if (!Object.hasOwn(node.value, keyword)) continue;
      const below = member(node, keyword);
      if (!below) continue;
      if (shape === "schema")
        for (const schema of Array.isArray(below.value) ? items(below) : [below]) this.schema(schema);
      else if (shape === "schemas") for (const schema of items(below)) this.schema(schema);
      else if (shape === "named-schemas") this.#named(node, keyword, below);
    }
  }

  #named(owner: Node, keyword: string, below: Node): void {
    for (const [name, schema] of members(below)) {
      if (keyword === "properties") {
        this.#meet("property", { api: this.#api, node: schema, name, owner });
        this.#announcement(`the property \`${name}\``, schema);
      }
      this.schema(schema);
    }
  }

  #examples(node: Node): void {
    if (!this.#visitor.wants.has("example") || !isObject(node.value)) return;
    for (const keyword of ["example", "default", "const"]) {
      const example = member(node, keyword);
      if (example) this.#meet("example", { api: this.#api, node: example });
    }
    const { examples, enum: values } = node.value as JsonObject;
    for (const list of [examples, values])
      if (Array.isArray(list)) this.#listed(node, list === values ? "enum" : "examples");
    if (isObject(examples))
      for (const [, place] of members(member(node, "examples"))) {
        const example = this.#resolved(place) ?? place;
        if (!isObject(example.value) || !this.#isNew(example, "example")) continue;
        for (const keyword of ["value", "dataValue", "serializedValue"]) {
          const value = member(example, keyword);
          if (value) this.#meet("example", { api: this.#api, node: value });
        }
      }
  }

  #listed(node: Node, keyword: string): void {
    for (const item of items(member(node, keyword))) this.#meet("example", { api: this.#api, node: item });
  }

  /** An example may refer to a file that nobody has read: it is not looked into. */
  #resolved(node: Node): Node | undefined {
    const reference = referenceOf(node.value);
    if (reference === undefined) return node;
    if (!this.#api.description.hasFile(node, reference)) return undefined;
    try {
      return this.#api.description.resolve(node);
    } catch {
      return undefined;
    }
  }

  #announcement(name: string, node: Node): void {
    if (!this.#visitor.wants.has("announcement") || !announces(node) || !this.#isNew(node, "announcement")) return;
    this.#meet("announcement", { api: this.#api, node, name, announcement: announcementOf([node]) });
  }

  #meet<S extends SubjectKind>(kind: S, subject: Subjects[S]): void {
    if (this.#visitor.wants.has(kind)) this.#visitor.meet(kind, subject);
  }

  #isNew(node: Node, role: string): boolean {
    const row = getOrMake(this.#seen, node.document, () => new Map<Json, Set<string>>());
    const roles = getOrMake(row, node.value, () => new Set<string>());
    if (roles.has(role)) return false;
    roles.add(role);
    return true;
  }
}

const placeOf = ({ in: place }: Parameter): string => (place.endsWith("header") ? place : `${place} parameter`);

/** A schema that stands directly in `components.schemas` (or `definitions`) has a name there. */
function componentOf({ parent, key }: Node): { isComponent: boolean; name: string | undefined } {
  const section = parent?.key;
  const isComponent =
    (section === "schemas" && parent?.parent?.key === "components" && parent.parent.parent?.parent === undefined) ||
    (section === "definitions" && parent?.parent?.parent === undefined);
  return { isComponent, name: isComponent ? String(key) : undefined };
}

/** The child of a node that is known to be there. */
export const childOf = (node: Node<JsonObject>, key: string): Node => childNode(node, key, node.value[key] as Json);
