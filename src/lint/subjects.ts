import type { Node } from "../document/node.ts";
import type { Api, Body, MediaType, Operation, Parameter, Response, SecurityScheme, Server } from "../model/api.ts";
import type { Announcement } from "../model/lifecycle.ts";
import type { Ownership } from "./ownership.ts";

interface InApi {
  api: Api;
  /** Where it stands, behind a `$ref` if there is one. */
  node: Node;
}

/** The side of the wire on which something was first met, and the operation that led there. */
interface Met extends InApi {
  operation: Operation;
}

/**
 * What a rule can be about. Each thing is shown once, however many operations share it: by the first operation that
 * leads to it, in document order.
 */
export interface Subjects {
  /** The description as a whole; `node` is its root. The repository may say whose it is. */
  api: InApi & { ownership: Ownership | undefined };
  /** One path template with its operations; `node` is where `paths` lists it. */
  path: InApi & { path: string; operations: readonly Operation[] };
  /** What consumers call: webhooks and callbacks are not among them. */
  operation: Met;
  /** Parameters and response headers (`in` tells which). */
  parameter: Met & { parameter: Parameter };
  body: Met & { body: Body };
  /** Shown once for each status that uses it. */
  response: Met & { response: Response };
  /** A media type of a request body or of the response with `status`. */
  content: Met & { media: MediaType; status: string | undefined };
  /** Every schema object: components, bodies, parameters, and the schemas inside them. */
  schema: InApi & { name: string | undefined; isComponent: boolean };
  /** A named property of a schema; `node` is the schema of the property, `owner` the schema that declares it. */
  property: InApi & { name: string; owner: Node };
  /** An example, default or enumerated value as it is written, anywhere. */
  example: InApi;
  /** A reusable part: `schemas`, `parameters`, `responses` … of `components` (or of the root, in 2.0). */
  component: InApi & { section: string; name: string };
  /** Of the description, a path or an operation. */
  server: InApi & { server: Server };
  /** A tag declared at the top. */
  tag: InApi & { name: string };
  scheme: InApi & { scheme: SecurityScheme };
  /**
   * What is deprecated, has a sunset or a stability level: an operation, a parameter or header, a schema or property,
   * a security scheme. `name` as messages have it: "`GET /orders`", "the property `total`".
   */
  announcement: InApi & { name: string; announcement: Announcement };
}

export type SubjectKind = keyof Subjects;
