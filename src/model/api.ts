import type { Side } from "../core/finding.ts";
import type { Description } from "../document/description.ts";
import type { Node } from "../document/node.ts";
import type { JsonObject } from "../document/value.ts";
import type { SpecVersion } from "../document/version.ts";
import type { SchemaReader } from "../schema/reader.ts";

/** One API description, whatever version it is written in. Operations are built when they are first looked at. */
export interface Api {
  description: Description;
  version: SpecVersion;
  /** `info.title` and `info.version`. */
  title: string;
  apiVersion: string;
  reader: SchemaReader;
  node: Node;
  /** By `operationKey`: method and path template with its parameters blanked. */
  operations: ReadonlyMap<string, Operation>;
  /** Requests the provider sends. Their bodies are read by consumers, so the sides are flipped. */
  webhooks: ReadonlyMap<string, Operation>;
  /** Security schemes by name. */
  schemes: ReadonlyMap<string, SecurityScheme>;
  servers: readonly Server[];
}

export interface Operation {
  /** `GET /orders/{id}`, `webhook shipmentDelivered POST`. */
  name: string;
  method: string;
  path: string;
  /** `request` where consumers send it, `response` where the provider does (webhooks, callbacks). */
  sender: Side;
  /** Where it is described, behind a `$ref` if there is one. */
  node: Node;
  pathNode: Node;
  /** The place of a keyword; without one, where its path lists it. */
  at(keyword?: string): Node;
  operationId: string | undefined;
  readonly tags: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly body: Body | undefined;
  readonly responses: ReadonlyMap<string, Response>;
  readonly security: Security;
  readonly servers: readonly Server[];
  readonly callbacks: ReadonlyMap<string, Operation>;
}

/** A value outside a body: a parameter of a request, or a header of a response. */
export interface Parameter {
  name: string;
  in: "path" | "query" | "querystring" | "header" | "cookie" | "response header";
  node: Node;
  required: boolean;
  /** Effective values, defaults filled in (OpenAPI 3.1 §4.8.12.2). */
  style: string;
  explode: boolean;
  allowReserved: boolean;
  allowEmptyValue: boolean;
  schema: Node | undefined;
  /** Instead of a schema: one media type. */
  content: MediaType | undefined;
}

export interface Body {
  node: Node;
  required: boolean;
  content: ReadonlyMap<string, MediaType>;
}

export interface MediaType {
  /** As written: `application/json; charset=utf-8`. */
  name: string;
  node: Node;
  schema: Node | undefined;
  /** Schema of each item of a stream (OpenAPI 3.2). */
  itemSchema: Node | undefined;
  encoding: ReadonlyMap<string, Encoding>;
}

export interface Encoding {
  /** Of the property; for items of `multipart/mixed` their position, `[0]`, or `[]` for all others (OpenAPI 3.2). */
  name: string;
  node: Node<JsonObject> | Node;
  contentType: string | undefined;
  style: string;
  explode: boolean;
  allowReserved: boolean;
  /** Lower-case names of the headers of the part, and whether each must be there. */
  headers: ReadonlyMap<string, boolean>;
}

export interface Response {
  /** `200`, `2XX`, `default`. */
  status: string;
  node: Node;
  content: ReadonlyMap<string, MediaType>;
  /** By lower-case name. */
  headers: ReadonlyMap<string, Parameter>;
  links: ReadonlyMap<string, Link>;
}

/** A way from a response to the next operation. */
export interface Link {
  name: string;
  node: Node;
}

/** Any one of the alternatives lets a request in; an empty alternative lets everybody in. */
export interface Security {
  node: Node;
  alternatives: readonly Alternative[];
}

export type Alternative = readonly Requirement[];

export interface Requirement {
  name: string;
  scopes: ReadonlySet<string>;
  /** What the scheme demands, by content; the name stands in when it is not declared. */
  identity: string;
}

export interface SecurityScheme {
  name: string;
  node: Node;
  type: string;
  /** The parts a client must follow: `apiKey header X-Key`, `http bearer`. */
  identity: string;
  /** The identity as its author writes it. */
  label: string;
  /** Ways to get a token, by their names in OpenAPI 3. */
  flows: ReadonlyMap<string, OAuthFlow>;
  /** Where a client finds out more: `openIdConnectUrl`, `oauth2MetadataUrl`. */
  urls: ReadonlyMap<string, string>;
  bearerFormat: string | undefined;
  /** Everything about it that is compared, as one text. */
  content: string;
}

export interface OAuthFlow {
  node: Node;
  /** `authorizationUrl`, `tokenUrl`, `refreshUrl`, `deviceAuthorizationUrl`. */
  urls: ReadonlyMap<string, string>;
  scopes: ReadonlySet<string>;
}

export interface Server {
  url: string;
  node: Node;
  /** Scheme and host, empty for a relative URL. */
  origin: string;
  /** Path of the URL with variables at their defaults, without a trailing slash. */
  basePath: string;
  variables: ReadonlyMap<string, { node: Node; values: readonly string[] }>;
}
