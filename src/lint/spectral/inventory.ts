import { lazy } from "../../core/lazy.ts";
import { placeOf } from "./graph/place.ts";
import type { Resolution } from "./graph/resolve.ts";
import { closestPath, type SourceFile, type Value } from "./graph/source-file.ts";
import { inWrittenOrder } from "./key-order.ts";
import { rangeIn } from "./ranges.ts";

/** What rule functions are given of a document: as much of Spectral's `Document` as they can use. */
export class FunctionDocument {
  readonly file: SourceFile;
  readonly isRoot: boolean;
  readonly place: readonly string[] | undefined;
  formats: ReadonlySet<unknown> | null = null;
  readonly diagnostics: readonly never[] = [];

  constructor(file: SourceFile, isRoot: boolean, place?: readonly string[]) {
    this.file = file;
    this.place = place;
    this.isRoot = isRoot;
  }

  get source(): string {
    return this.file.name;
  }

  get data(): Value {
    return this.file.value;
  }

  get input(): string {
    return this.file.document.text();
  }

  getRangeForJsonPath(path: readonly (string | number)[]) {
    return rangeIn(this.file.document, path.map(String), this.isRoot);
  }

  /** The keys of what stands at the place asked about, as they are written. */
  trapAccess(value: object): object {
    return this.place ? inWrittenOrder(value, this.file.document, this.place) : value;
  }
}

/** A place as Spectral tells it. */
interface AssociatedItem {
  document: FunctionDocument;
  path: readonly string[];
  missingPropertyPath: readonly string[];
}

/** What rule functions are given of the whole description: as much of Spectral's `DocumentInventory` as they can use. */
export class Inventory {
  readonly document: FunctionDocument;
  readonly diagnostics: readonly never[] = [];
  readonly errors: readonly never[] = [];
  readonly #resolution: Resolution;
  readonly #documents = new Map<SourceFile, FunctionDocument>();
  readonly #graph;

  constructor(resolution: Resolution) {
    this.#resolution = resolution;
    this.document = this.documentOf(resolution.root);
    this.#graph = lazy(() => new TargetGraph(resolution));
  }

  documentOf(file: SourceFile): FunctionDocument {
    let document = this.#documents.get(file);
    if (!document) {
      document = new FunctionDocument(file, file === this.#resolution.root);
      this.#documents.set(file, document);
    }
    return document;
  }

  get source(): string {
    return this.document.source;
  }

  get formats(): ReadonlySet<unknown> | null {
    return this.document.formats;
  }

  get unresolved(): Value {
    return this.#resolution.root.value;
  }

  get resolved(): Value {
    return this.#resolution.root.resolved;
  }

  get graph(): TargetGraph | null {
    return typeof this.unresolved === "object" && this.unresolved !== null ? this.#graph() : null;
  }

  get referencedDocuments(): Record<string, FunctionDocument> {
    const others = [...this.#resolution.files].filter((file) => file !== this.#resolution.root);
    return Object.fromEntries(others.map((file) => [file.name, this.documentOf(file)]));
  }

  findAssociatedItemForPath(path: readonly (string | number)[], resolved: boolean): AssociatedItem | null {
    const keys = path.map(String);
    const { root } = this.#resolution;
    if (!resolved) return { document: this.document, path: closestPath(root.value, keys), missingPropertyPath: keys };
    const place = placeOf(root, keys);
    if (!place) return null;
    const document = new FunctionDocument(place.file, place.file === root, place.path);
    document.formats = this.documentOf(place.file).formats;
    return { document, path: place.path, missingPropertyPath: place.missing };
  }
}

/** The graph of what refers to what, as far as functions ask about it: the names of its nodes. */
class TargetGraph {
  readonly #resolution: Resolution;

  constructor(resolution: Resolution) {
    this.#resolution = resolution;
  }

  overallOrder(): string[] {
    return [...new Set(this.#resolution.targetNames)];
  }

  hasNode(name: string): boolean {
    return this.#resolution.targetNames.includes(name);
  }

  /** The references of one file, by the name of the file. */
  getNodeData(name: string): { refMap: Record<string, string> } {
    const file = [...this.#resolution.files].find((file) => file.name === name);
    const sites = [...(file?.sites.values() ?? [])].filter(({ followed }) => followed);
    return {
      refMap: Object.fromEntries(
        sites.map(({ pointer, target, targetPointer }) => [
          pointer,
          target === file ? targetPointer : `${target?.name ?? ""}${targetPointer}`,
        ]),
      ),
    };
  }
}
