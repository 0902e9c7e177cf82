import type { Side } from "../core/finding.ts";
import type { Node } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import type {
  Api,
  Body,
  Encoding,
  Link,
  MediaType,
  Operation,
  Parameter,
  Response,
  Security,
  SecurityScheme,
  Server,
} from "../model/api.ts";
import type { PairCompatibility } from "../schema/compatibility.ts";
import type { Facets } from "../schema/facets.ts";
import type { Lifecycle } from "./lifecycle.ts";
import type { Unit } from "./unit.ts";

/** A path with everything under it. */
export interface PathItem {
  path: string;
  node: Node;
  operations: readonly Operation[];
}

/** A property of an object schema as one side of the wire sees it. */
export interface Property {
  name: string;
  /** Its declaration; with `required`, where it is listed as such. */
  at(keyword?: string): Node;
  required: boolean;
  /** Declared under `properties`; a property can also only be required. */
  declared: boolean;
  hasDefault: boolean;
  owner: Facets;
}

/** One branch of `oneOf` or `anyOf`. */
export interface Branch {
  keyword: "oneOf" | "anyOf";
  node: Node;
  /** `Card`, `type: string`, or the position. */
  label: string;
}

/** A link with the operation that it leads to, and what it hands over to it. */
export interface LinkEnd extends Link {
  /** The operation, by its method and URL; as written where there is none. */
  key: string;
  /** The same as messages name it: "GET /orders/{id}". */
  target: string;
  /** Expressions for its parameters and its body. */
  hands: Json;
}

/** What rules can subscribe to. */
export interface Nodes {
  api: Api;
  path: PathItem;
  operation: Operation;
  webhook: Operation;
  callback: Operation;
  parameter: Parameter;
  header: Parameter;
  body: Body;
  "media-type": MediaType;
  encoding: Encoding;
  response: Response;
  link: LinkEnd;
  schema: Facets;
  property: Property;
  branch: Branch;
  union: Facets;
  security: Security;
  scheme: SecurityScheme;
  server: Server;
  lifecycle: Lifecycle;
}

export type NodeKind = keyof Nodes;
/** `compared`: the two are written differently; whether that changes anything is told by other changes, if at all. */
export type Action = "added" | "removed" | "changed" | "moved" | "compared";
export type Subject = `${NodeKind}.${Action}`;

/** How a value travels: typed (`json`), as text (parameters, forms), or as XML. */
export type Wire = "json" | "text" | "xml";

/** Where in the exchange the change happened; the same for every subject. */
export interface Setting {
  side: Side;
  /** Reached by these operations, directly or through others. */
  unit: Unit;
  /** What holds the changed thing: the status of a response, the operation of a parameter … for messages. */
  within: string;
  wire: Wire;
  /** What is left around the change in the revision: where a reader of the revision is sent. */
  anchor: Node;
  /** True for values outside bodies: parameters and headers. */
  inParameter: boolean;
  /** For a schema that stands on one side only, so that anything goes on the other: where. */
  only?: { base?: Node; revision?: Node } | undefined;
  /** What took its place, when something that covers it did: a range of statuses, a template path. */
  coveredBy?: string;
  /** For properties that are gone: true when the object now refuses what it does not declare. */
  closed?: boolean;
  /** For what is gone: what had been announced of it; undefined where nothing was. */
  lifecycle?: Lifecycle | undefined;
  /** For schemas: whether all choices of both are objects. */
  isOfObjects?: () => boolean;
  /** For schemas: whether what stands below a keyword differs, down through references; annotations do not count. */
  differs?: (keyword: string) => boolean;
  /** For schemas: what the prover says of the pair; asked only when a rule has something to say. */
  compatibility?: PairCompatibility;
}

/** One fact about base → revision. Whether it breaks anyone is for the rules to say. */
export type Change<S extends Subject = Subject> =
  S extends `${infer Kind extends NodeKind}.${infer Verb extends Action}`
    ? { subject: S } & Setting & Sides<Nodes[Kind], Verb>
    : never;

/** A union that appeared or went has both sides: what was one schema is now a choice, or the other way round. */
type Sides<N, Verb extends Action> = N extends Facets
  ? { base: N; revision: N }
  : Verb extends "added"
    ? { revision: N }
    : Verb extends "removed"
      ? { base: N }
      : { base: N; revision: N };
