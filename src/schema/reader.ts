import { ApigateError } from "../core/errors.ts";
import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { LIMITS } from "../core/limits.ts";
import { type Description, referenceOf } from "../document/description.ts";
import type { Document } from "../document/document.ts";
import { locate } from "../document/locate.ts";
import { items, member, type Node } from "../document/node.ts";
import { isObject, type JsonObject } from "../document/value.ts";
import type { Dialect } from "./dialect.ts";
import { buildFacets, type Facets } from "./facets.ts";
import { KEYWORDS } from "./keywords.ts";
import { schemaAt } from "./reference.ts";
import type { Atom, Schema } from "./schema.ts";
import { simpleUnion } from "./union.ts";

/** Reads the schemas of one description: places in, interned `Schema`s and their facets out. */
export class SchemaReader {
  readonly description: Description;
  readonly dialect: Dialect;
  /** Properties that were asked whether a side of the wire lacks them. */
  readonly hidden = { request: new Map<object, boolean>(), response: new Map<object, boolean>() };
  readonly #objectIds = new Map<object, number>();
  readonly #schemas = new Map<string, Schema>();
  /** Places that were read alone: most are, again and again. */
  readonly #read = new Map<Document, Map<object, Schema>>();
  readonly #facets = { request: new Map<number, Facets>(), response: new Map<number, Facets>() };

  constructor(description: Description, dialect: Dialect) {
    this.description = description;
    this.dialect = dialect;
  }

  /** The schema that holds where all of `nodes` apply. */
  read(nodes: readonly Node[]): Schema {
    const [node = this.description.rootNode, ...others] = nodes;
    const make = () => this.#intern(this.#collectAll(nodes, []), node);
    const at = this.resolve(node);
    if (others.length > 0 || nodes.length === 0 || !isObject(at.value)) return make();
    const row = getOrMake(this.#read, at.document, () => new Map<object, Schema>());
    return getOrMake(row, at.value, make);
  }

  /** The schema that holds where `schema` and all of `nodes` apply. */
  and(schema: Schema, nodes: readonly Node[]): Schema {
    const found = this.#collectAll(nodes, schema.atoms);
    found.never ||= schema.never;
    return this.#intern(found, schema.node);
  }

  /** The schema that holds where both hold. */
  both(a: Schema, b: Schema): Schema {
    const atoms = [...a.atoms];
    for (const atom of b.atoms) {
      const at = atoms.findIndex(({ node }) => node.value === atom.node.value);
      if (at < 0) atoms.push(atom);
      else if (!atom.nullable) atoms[at] = atom;
    }
    return this.#intern({ atoms, never: a.never || b.never }, a.node);
  }

  #collectAll(nodes: readonly Node[], atoms: readonly Atom[]): Found {
    const found: Found = { atoms: [...atoms], never: false, seen: new Set(atoms.map(({ node }) => node.value)) };
    for (const node of nodes) this.#collect(node, false, found);
    return found;
  }

  #intern(found: Omit<Found, "seen">, node: Node): Schema {
    const ids = found.atoms.map(({ node, nullable }) => `${this.#idOf(node.value)}${nullable ? "n" : ""}`);
    const key = `${found.never ? "!" : ""}${ids.sort().join()}`;
    let schema = this.#schemas.get(key);
    if (!schema) {
      schema = { id: this.#schemas.size, atoms: found.atoms, never: found.never, node };
      this.#schemas.set(key, schema);
    }
    return schema;
  }

  /** What the schema says on one side of the wire: `readOnly` properties do not exist in requests, `writeOnly` ones not in responses. */
  facets(schema: Schema, side: Side): Facets {
    const known = this.#facets[side].get(schema.id);
    if (known) return known;
    const facets = buildFacets(schema, this, side);
    this.#facets[side].set(schema.id, facets);
    return facets;
  }

  /** What stands at a place: `$ref`s followed, up to one beside which other keywords count. */
  resolve(node: Node): Node {
    return this.dialect === "2020-12" ? schemaAt(this.description, node) : this.description.resolve(node);
  }

  #idOf(object: object): number {
    return getOrMake(this.#objectIds, object, () => this.#objectIds.size);
  }

  #collect(node: Node, nullable: boolean, found: Found): void {
    if (node.value === false && !nullable) found.never = true;
    if (!isObject(node.value) || found.seen.has(node.value)) return;
    found.seen.add(node.value);
    if (found.seen.size > LIMITS.joinedSchemas) throw tooMany(node);
    const reference = referenceOf(node.value);
    if (reference !== undefined) {
      this.#collect(this.resolve(this.description.follow(node, reference)), nullable, found);
      if (this.dialect !== "2020-12") return;
    }
    if (this.#saysSomething(node)) found.atoms.push({ node: node as Node<JsonObject>, nullable });
    if (Object.hasOwn(node.value, "allOf"))
      for (const branch of items(member(node, "allOf"))) this.#collect(branch, nullable, found);
    for (const keyword of ["anyOf", "oneOf"] as const)
      if (Object.hasOwn(node.value, keyword)) this.#open(node, keyword, nullable, found);
  }

  /** A wrapper with nothing of its own but annotations adds nothing to what it wraps. */
  #saysSomething(node: Node): boolean {
    return Object.keys(node.value as JsonObject).some(
      (key) => key !== "allOf" && KEYWORDS.has(key) && !(isUnion(key) && items(member(node, key)).length === 1),
    );
  }

  /** A union of one, or of one schema and null, is no choice: its schema applies. */
  #open(node: Node, keyword: "anyOf" | "oneOf", nullable: boolean, found: Found): void {
    const union = simpleUnion(member(node, keyword), keyword, this);
    if (union?.kind === "same-as") this.#collect(union.branch, nullable || union.orNull, found);
  }
}

const isUnion = (key: string): boolean => key === "anyOf" || key === "oneOf";

const tooMany = (node: Node): ApigateError =>
  new ApigateError("E_LIMIT", `more than ${LIMITS.joinedSchemas} schemas apply to one value, the limit joinedSchemas`, {
    location: locate(node),
  });

interface Found {
  atoms: Atom[];
  never: boolean;
  seen: Set<object>;
}
