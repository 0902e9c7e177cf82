import { ApigateError } from "../core/errors.ts";
import type { Location } from "../core/finding.ts";
import { LIMITS } from "../core/limits.ts";
import { checkDepth } from "./limits.ts";
import { formatPointer } from "./pointer.ts";
import type { Json, JsonObject } from "./value.ts";
import { isScalar, NoJsonNumber } from "./yaml-schema.ts";

/** How much a node holds with every alias expanded, and how deep it is. */
interface Extent {
  size: number;
  height: number;
}

const LEAF: Extent = { size: 1, height: 0 };

/**
 * Makes plain values of what js-yaml built, in place: unwraps scalars, refuses cycles, alias bombs and what nests too
 * deep. Nodes that aliases share are visited once. `locate` finds a pointer in the text, for messages.
 */
export class Completion {
  readonly #file: string;
  readonly #locate: (pointer: string) => Partial<Location>;
  readonly #extents = new Map<object, Extent>();
  readonly #open = new Set<object>();
  readonly #path: string[] = [];
  #aliased = 0;

  constructor(file: string, locate: (pointer: string) => Partial<Location>) {
    this.#file = file;
    this.#locate = locate;
  }

  complete(root: unknown): Json {
    const holder: JsonObject = {};
    this.#put(holder, "root", root);
    return holder.root as Json;
  }

  /** Completes a member and puts it in its place; answers its extent. */
  #put(container: JsonObject, key: string, value: unknown): Extent {
    if (isScalar(value)) {
      define(container, key, this.#read(value));
      return LEAF;
    }
    if (typeof value !== "object" || value === null) {
      define(container, key, (value ?? null) as Json);
      return LEAF;
    }
    if (container[key] !== value) define(container, key, value as Json);
    return this.#visit(value as JsonObject);
  }

  #visit(value: JsonObject): Extent {
    if (this.#open.has(value)) throw this.#refuse("a YAML alias contains itself", "Write the part out, or use $ref");
    const known = this.#extents.get(value);
    checkDepth(this.#path.length + 1 + (known?.height ?? 0), this.#file);
    if (known) {
      this.#aliased += known.size;
      checkAliases(this.#aliased, this.#file);
      return known;
    }
    this.#open.add(value);
    const extent = { size: 1, height: 0 };
    for (const key of Object.keys(value)) {
      this.#path.push(key);
      const { size, height } = this.#put(value, key, value[key]);
      this.#path.pop();
      extent.size += size;
      extent.height = Math.max(extent.height, height + 1);
    }
    this.#open.delete(value);
    this.#extents.set(value, extent);
    return extent;
  }

  #read(scalar: () => Json): Json {
    try {
      return scalar();
    } catch (error) {
      if (error instanceof NoJsonNumber) throw this.#refuse(error.message, "Leave the limit out, or write a number");
      throw error;
    }
  }

  #refuse(message: string, hint: string): ApigateError {
    const location = { file: this.#file, ...this.#locate(formatPointer(this.#path)) };
    return new ApigateError("E_PARSE", message, { location, hint });
  }
}

/** Also for a member called `__proto__`. */
function define(container: JsonObject, key: string, value: Json): void {
  if (key === "__proto__")
    Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true });
  else container[key] = value;
}

function checkAliases(nodes: number, file: string): void {
  if (nodes <= LIMITS.aliasedNodes) return;
  const message = `the aliases stand for more than ${LIMITS.aliasedNodes} nodes, the limit aliasedNodes`;
  throw new ApigateError("E_LIMIT", message, { location: { file }, hint: "Use $ref instead of YAML aliases" });
}
