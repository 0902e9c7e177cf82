import type { Rule } from "@stoplight/spectral-core";
import { ApigateError } from "../../core/errors.ts";
import { decodePointer, formatFragment } from "./fragment.ts";
import { closestPath, type SourceFile, type Value, valueAtPath } from "./graph/source-file.ts";
import type { FunctionDocument, Inventory } from "./inventory.ts";
import { asFragment, dotted, fillIn, type Variables } from "./message.ts";
import type { Range } from "./ranges.ts";
import { targetsOf } from "./targets.ts";

export interface FunctionResult {
  message: string;
  path?: readonly (string | number)[];
}

type Results = readonly FunctionResult[] | undefined;

/** What a rule function is told besides the value, as @stoplight/spectral-core tells it. */
export interface FunctionContext {
  document: FunctionDocument;
  documentInventory: Inventory;
  rule: Rule;
  path: readonly (string | number)[];
}

export type RunFunction = (input: Value, options: unknown, context: FunctionContext) => Results | Promise<Results>;

/** A call of a function that a rule asks for. */
export interface Call {
  field: string | undefined;
  options: unknown;
  name: string;
  run: RunFunction;
  /** What of the path makes a difference to what it says: its end at most, a class of it, or perhaps everything. */
  looksAt: "end" | "class" | "path";
  pathClass?: (path: readonly (string | number)[]) => number;
}

/** A rule whose functions are ready to be called. */
export interface ReadyRule {
  rule: Rule;
  calls: readonly Call[];
}

/** Something that a rule says, before it is known where that is in the text. */
export interface Draft {
  code: string;
  message: string;
  /** -1 is off. */
  severity: number;
  file: SourceFile;
  /** False where Spectral does not know which file the place is in, and says none. */
  isPlaced: boolean;
  path: readonly string[];
  /** Where it stands, where that is known already. */
  range?: Range;
  documentationUrl: string | undefined;
}

/** Applies rules to what their expressions match, and collects what they say. */
export class Application {
  readonly drafts: Draft[] = [];
  readonly pending: Promise<void>[] = [];
  readonly #inventory: Inventory;

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  apply(ready: ReadyRule, givenPath: readonly (string | number)[], value: Value): void {
    for (const call of ready.calls) {
      for (const target of targetsOf(value, call.field)) {
        const path = target.path.length > 0 ? [...givenPath, ...target.path] : givenPath;
        const { document } = this.#inventory;
        const context = { document, documentInventory: this.#inventory, rule: ready.rule, path };
        try {
          this.#take(call.run(target.value, call.options, context), ready.rule, call.name, path);
        } catch (cause) {
          throw failed(ready.rule, call.name, path, this.#inventory, cause);
        }
      }
    }
  }

  #take(results: Results | Promise<Results>, rule: Rule, name: string, path: readonly (string | number)[]): void {
    if (results === undefined) return;
    if (!("then" in results)) {
      for (const result of results) this.#draft(rule, result, path);
      return;
    }
    const settled = results.then(
      (later) => this.#take(later, rule, name, path),
      (cause) => {
        throw failed(rule, name, path, this.#inventory, cause);
      },
    );
    this.pending.push(settled);
  }

  #draft(rule: Rule, result: FunctionResult, givenPath: readonly (string | number)[]): void {
    const asked = (result.path ?? givenPath).map((key) => decodePointer(String(key)));
    const item = this.#inventory.findAssociatedItemForPath(asked, rule.resolved);
    const path = item?.path ?? closestPath(this.#inventory.resolved, asked);
    const { file } = (item?.document ?? this.#inventory.document) as FunctionDocument;
    const missing = item?.missingPropertyPath ?? [];
    const variables: Variables = {
      property: missing.length > path.length ? dotted(missing.slice(path.length - 1)) : (path.at(-1) ?? ""),
      error: result.message,
      path: asFragment(path),
      description: rule.description,
      value: valueAtPath(file.value, path),
    };
    variables.error = fillIn(result.message, variables);
    const severity = item ? rule.getSeverityForSource(file.name, [...path]) : rule.severity;
    if (severity === -1) return;
    const message = rule.message === null ? (rule.description ?? variables.error) : fillIn(rule.message, variables);
    this.drafts.push({
      code: rule.name,
      message: message.trim(),
      severity,
      file,
      isPlaced: item !== null,
      path,
      documentationUrl: rule.documentationUrl ?? undefined,
    });
  }
}

function failed(
  rule: Rule,
  name: string,
  path: readonly (string | number)[],
  { document }: Inventory,
  cause: unknown,
): unknown {
  if (cause instanceof ApigateError) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  return new ApigateError("E_RULESET", `the function \`${name}\` of the rule \`${rule.name}\` failed: ${said}`, {
    location: { file: document.file.document.file, pointer: formatFragment(path.map(String)).slice(1) },
    hint: "Nothing is said about this description, as the rule might have found something",
    cause,
  });
}
