import { ApigateError } from "../core/errors.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { LIMITS } from "../core/limits.ts";
import { referenceOf } from "../document/description.ts";
import { locate } from "../document/locate.ts";
import { childNode, items, member, type Node, placeName } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import { has } from "../schema/atoms.ts";
import type { Focus } from "../schema/compatibility.ts";
import type { Facets } from "../schema/facets.ts";
import { KEYWORDS } from "../schema/keywords.ts";
import { isHidden } from "../schema/object-facets.ts";
import type { SchemaReader } from "../schema/reader.ts";
import { schemaAt } from "../schema/reference.ts";
import type { Schema } from "../schema/schema.ts";
import { NULL, OBJECT } from "../schema/types.ts";
import { differingChildren, sameBelow } from "./alike.ts";
import type { Property, Setting } from "./changes.ts";
import { diffSchemaLifecycle, propertyLifecycle } from "./schema-lifecycle.ts";
import { type Scope, settingOf } from "./scope.ts";
import type { Session } from "./session.ts";
import { diffChoice, diffUnions } from "./unions.ts";
import { reachFrom, sharedUnit, type Unit } from "./unit.ts";

/**
 * The memoised comparison of schemas. A pair of schemas is compared once per side and wire; a pair in progress counts
 * as compared, so recursive schemas end. Work waits in a list: chains of references cost no stack.
 */
export class SchemaDiff {
  readonly #session: Session;
  readonly #units = new Map<string, Unit>();
  readonly #waiting: Waiting[] = [];
  #compared = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Compares what applies at one place; no nodes mean that anything goes there. */
  compare(base: readonly Node[], revision: readonly Node[], scope: Scope): void {
    if (base.length === 0 && revision.length === 0) return;
    const a = base[0];
    const b = revision[0];
    if (a && b && base.length === 1 && revision.length === 1 && this.#session.sameness.schemas(a, b)) return;
    diffSchemaLifecycle(this.#session, base, revision, scope);
    const before = this.#session.base.reader.read(base.length > 0 ? base : [this.#open("base")]);
    const after = this.#session.revision.reader.read(revision.length > 0 ? revision : [this.#open("revision")]);
    const only: Scope["only"] = !a && b ? { revision: b } : a && !b ? { base: a } : undefined;
    const place = only ? placeName((only.base ?? only.revision) as Node) : "";
    const key = `${before.id} ${after.id} ${scope.side} ${scope.wire} ${scope.inParameter} ${place}`;
    const known = this.#units.get(key);
    const step = stepTo(b ?? a);
    if (known) {
      reachFrom(known, scope.unit, step);
      return;
    }
    this.#compared += before.atoms.length + after.atoms.length;
    if (this.#compared > LIMITS.comparisons) throw tooMany(after.node);
    const unit = sharedUnit(scope.unit, step);
    this.#units.set(key, unit);
    this.#waiting.push({
      base: before,
      revision: after,
      baseNodes: base,
      revisionNodes: revision,
      scope: { ...scope, unit, only },
    });
  }

  /** Works until no pair waits. */
  finish(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) this.#diff(next);
  }

  #open(side: "base" | "revision"): Node {
    return childNode(this.#session[side].node, "", OPEN);
  }

  /**
   * What differs below two schema objects that differ nowhere else: they need no closer look themselves. What stands in
   * a union of one is the same schema as the union, and so counts as compared: that is no way on.
   */
  #differsOnlyIn({ base, revision, baseNodes, revisionNodes, scope }: Waiting): [Node, Node][] | undefined {
    if (baseNodes.length !== 1 || revisionNodes.length !== 1 || this.#session.isMixed) return undefined;
    const [a, b] = [
      schemaAt(this.#session.base.description, baseNodes[0] as Node),
      schemaAt(this.#session.revision.description, revisionNodes[0] as Node),
    ];
    const children = differingChildren(a, b, this.#session.sameness.schemas);
    const isOther = ([x, y]: [Node, Node]) =>
      this.#isHidden(x, "base", scope) === this.#isHidden(y, "revision", scope) &&
      (this.#session.base.reader.read([x]).id !== base.id ||
        this.#session.revision.reader.read([y]).id !== revision.id);
    return children?.every(isOther) ? children.filter(([x]) => !this.#isHidden(x, "base", scope)) : undefined;
  }

  #isHidden(node: Node, side: "base" | "revision", scope: Scope): boolean {
    return node.parent?.key === "properties" && isHidden(node, this.#session[side].reader, scope.side);
  }

  #diff(waiting: Waiting): void {
    const children = this.#differsOnlyIn(waiting);
    for (const [x, y] of children ?? []) this.compare([x], [y], waiting.scope);
    if (children && !children.some(([node]) => isExclusive(node))) return;
    if (this.#session.equivalence.schemas(waiting.base, waiting.revision, waiting.scope.side)) return;
    const { base: before, revision: after, baseNodes, revisionNodes } = waiting;
    const base = this.#session.base.reader.facets(before, waiting.scope.side);
    const revision = this.#session.revision.reader.facets(after, waiting.scope.side);
    const scope = waiting.scope.only?.base ? waiting.scope : { ...waiting.scope, anchor: revision.at("properties") };
    const settingAt = (focus?: Focus): Setting => ({
      ...settingOf(scope),
      differs: (keyword) => this.#differs(before, after, keyword, scope.side),
      compatibility: this.#session.compatibilities.of(before, after, scope.side, focus),
    });
    const setting = settingAt();
    const isOfObjects = () =>
      hasObjectChoices(base, this.#session.base.reader) && hasObjectChoices(revision, this.#session.revision.reader);
    this.#session.emit({ subject: "schema.compared", base, revision, ...setting, isOfObjects });
    if (children) return;
    if (
      diffChoice(
        this.#session,
        { facets: base, nodes: baseNodes },
        { facets: revision, nodes: revisionNodes },
        scope,
        settingAt,
      )
    )
      return;
    this.#session.emit({ subject: "schema.changed", base, revision, ...setting });
    this.#properties(base, revision, scope, setting);
    this.#items(base, revision, scope);
    this.#additional(base, revision, scope);
    diffUnions(this.#session, base, revision, scope, settingAt);
  }

  #differs(base: Schema, revision: Schema, keyword: string, side: Scope["side"]): boolean {
    if (!has(base.atoms, keyword) && !has(revision.atoms, keyword)) return false;
    const [before, after] = [placesOf(base, keyword), placesOf(revision, keyword)];
    if (before.length !== after.length) return true;
    const { sameness, equivalence } = this.#session;
    const same = (a: Node, b: Node) => sameness.schemas(a, b) || equivalence.nodes([a], [b], side);
    return !before.every((node, index) => sameBelow(node, after[index] as Node, same));
  }

  #properties(base: Facets, revision: Facets, scope: Scope, setting: Setting): void {
    for (const name of new Set([
      ...base.properties.keys(),
      ...base.required,
      ...revision.properties.keys(),
      ...revision.required,
    ])) {
      const before = propertyOf(base, name);
      const after = propertyOf(revision, name);
      if (before && !after)
        this.#session.emit({
          subject: "property.removed",
          base: before,
          ...setting,
          closed: isClosed(revision) && !revision.hidden.has(name),
          lifecycle: propertyLifecycle(this.#session, base.properties.get(name)),
        });
      else if (after && !before) this.#session.emit({ subject: "property.added", revision: after, ...setting });
      else if (before && after) {
        if (before.required !== after.required)
          this.#session.emit({ subject: "property.changed", base: before, revision: after, ...setting });
        this.compare(base.properties.get(name) ?? [], revision.properties.get(name) ?? [], scope);
      }
    }
  }

  #items(base: Facets, revision: Facets, scope: Scope): void {
    const length = Math.max(base.prefixItems.length, revision.prefixItems.length);
    for (let index = 0; index < length; index++) {
      this.compare(base.prefixItems[index] ?? base.items, revision.prefixItems[index] ?? revision.items, scope);
    }
    this.compare(base.items, revision.items, scope);
  }

  /** Schemas of undeclared properties; the step between open, described and closed is the rules' business. */
  #additional(base: Facets, revision: Facets, scope: Scope): void {
    if (isDescribed(base) && isDescribed(revision)) this.compare(base.additional, revision.additional, scope);
    for (const [pattern, nodes] of base.patternProperties) {
      const other = revision.patternProperties.get(pattern);
      if (other) this.compare(nodes, other, scope);
    }
  }
}

/** From the schema around it: the property or keyword it stands under, and the component it refers to. */
function stepTo(node: Node | undefined): string {
  if (!node) return "";
  const around = node.parent?.key;
  const place = String((typeof node.key === "number" ? around : node.key) ?? "");
  const isNamed = around === "properties" || around === "patternProperties";
  const component = referenceOf(node.value)?.split("/").at(-1);
  return [isNamed || KEYWORDS.has(place) ? place : "", component].filter((part) => part).join(" → ");
}

const tooMany = (node: Node): ApigateError =>
  new ApigateError("E_LIMIT", `more than ${LIMITS.comparisons} schemas are to be compared, the limit comparisons`, {
    location: locate(node),
    hint: "Schemas that allOf joins anew at each step of a recursion make more and more places: join them once",
  });

const hasObjectChoices = ({ unions, side }: Facets, reader: SchemaReader): boolean =>
  unions.every(({ branches }) =>
    branches.every((branch) => (reader.facets(reader.read([branch]), side).types & ~(OBJECT | NULL)) === 0),
  );

/** A branch of `oneOf`: what it comes to accept may take away from what passes the whole. */
const isExclusive = ({ parent }: Node): boolean => parent?.key === "oneOf" && items(parent).length > 1;

interface Waiting {
  base: Schema;
  revision: Schema;
  baseNodes: readonly Node[];
  revisionNodes: readonly Node[];
  scope: Scope;
}

const OPEN = {};

const placesOf = ({ atoms }: Schema, keyword: string): Node[] =>
  atoms.flatMap(({ node }) => member(node, keyword) ?? []);

const isClosed = ({ additional }: Facets): boolean => additional.some(({ value }) => value === false);

const isDescribed = ({ additional }: Facets): boolean =>
  additional.length > 0 && additional.every(({ value }) => value !== false);

function propertyOf(owner: Facets, name: string): Property | undefined {
  const nodes = owner.properties.get(name);
  const required = owner.required.has(name);
  if (!nodes && !required) return undefined;
  const declared = nodes?.find(({ key }) => key === name) ?? nodes?.[0];
  const node = declared ?? owner.at("required");
  const hasDefault = declared !== undefined && member(declared, "default") !== undefined;
  const listed = () => requiredNames(owner).get(name);
  const at = (keyword?: string) => (keyword === "required" && required ? (listed() ?? node) : node);
  return { name, at, required, declared: declared !== undefined, hasDefault, owner };
}

/** Where each required name is listed, read once for all of them: many may have changed. */
const requiredNames = (owner: Facets): ReadonlyMap<Json, Node> =>
  getOrMake(REQUIRED, owner, () => new Map(items(owner.at("required")).map((node) => [node.value, node])));

const REQUIRED = new WeakMap<Facets, ReadonlyMap<Json, Node>>();
