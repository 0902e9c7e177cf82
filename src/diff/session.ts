import { getOrMake } from "../core/get-or-make.ts";
import type { Policy } from "../core/policy.ts";
import type { Node } from "../document/node.ts";
import type { Api, Security } from "../model/api.ts";
import { Compatibilities } from "../schema/compatibility.ts";
import { Equivalence } from "../schema/equivalence.ts";
import { Forms } from "../schema/form.ts";
import { Sameness } from "../schema/same.ts";
import type { Change } from "./changes.ts";
import { Identity } from "./identity.ts";
import { SchemaDiff } from "./schemas.ts";
import type { Scope } from "./scope.ts";
import { reachFrom, sharedUnit, type Unit } from "./unit.ts";

/** What the comparison of two descriptions shares: both models, what was compared already, what was found. */
export class Session {
  readonly base: Api;
  readonly revision: Api;
  readonly policy: Policy;
  /** True when the two sides are written to versions that read some words differently. */
  readonly isMixed: boolean;
  readonly sameness: Sameness;
  readonly equivalence: Equivalence;
  readonly forms: Readonly<Record<"base" | "revision", Forms>>;
  readonly #identity: Identity;
  readonly compatibilities: Compatibilities;
  readonly schemas: SchemaDiff;
  readonly changes: Change[] = [];
  readonly #later: (() => void)[] = [];
  readonly #security = new Map<Security, Map<Security, boolean>>();
  readonly #shared = new Map<string, Map<unknown, Map<unknown, Unit>>>();

  constructor(base: Api, revision: Api, policy: Policy) {
    this.base = base;
    this.revision = revision;
    this.policy = policy;
    this.isMixed = base.reader.dialect !== revision.reader.dialect;
    this.sameness = new Sameness(base.description, revision.description, this.isMixed);
    this.equivalence = new Equivalence(base.reader, revision.reader, this.sameness.schemas);
    this.forms = { base: new Forms(base.reader), revision: new Forms(revision.reader) };
    this.#identity = new Identity(base.description, revision.description, this.sameness);
    this.compatibilities = new Compatibilities(base.reader, revision.reader, this.sameness.schemas, policy);
    this.schemas = new SchemaDiff(this);
  }

  /** True when two parts are the same text and mean the same; false when a closer look is needed. */
  isUntouched(base: Node | undefined, revision: Node | undefined): boolean {
    return this.base.version === this.revision.version && this.#identity.nodes(base, revision);
  }

  /** `compare` is asked once per pair: most operations share one requirement. */
  isSameSecurity(base: Security, revision: Security, compare: (a: Security, b: Security) => boolean): boolean {
    const row = getOrMake(this.#security, base, () => new Map<Security, boolean>());
    return getOrMake(row, revision, () => compare(base, revision));
  }

  emit(change: Change): void {
    this.changes.push(change);
  }

  /** Work that waits for `finish`: callbacks may have callbacks, and so on without end. */
  later(work: () => void): void {
    this.#later.push(work);
  }

  finish(): void {
    for (let next = this.#later.pop(); next; next = this.#later.pop()) next();
    this.schemas.finish();
  }

  /**
   * The unit of a pair of nodes that several operations may share, or undefined when the pair was compared before:
   * then only its reach grows. `step` leads there from the scope: `response 200`.
   */
  once(kind: string, base: Node, revision: Node, scope: Scope, step = ""): Unit | undefined {
    const bySide = `${kind} ${scope.side}`;
    const rows = getOrMake(this.#shared, bySide, () => new Map<unknown, Map<unknown, Unit>>());
    const row = getOrMake(rows, base.value, () => new Map<unknown, Unit>());
    const known = row.get(revision.value);
    if (known) {
      reachFrom(known, scope.unit, step);
      return undefined;
    }
    const unit = sharedUnit(scope.unit, step);
    row.set(revision.value, unit);
    return unit;
  }
}
