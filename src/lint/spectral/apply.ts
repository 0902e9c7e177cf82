import type { Rule } from "@stoplight/spectral-core";
import { ApigateError } from "../../core/errors.ts";
import { decodePointer, formatFragment } from "./fragment.ts";
import { closestPath, type SourceFile, type Value, valueAtPath } from "./graph/source-file.ts";
import type { FunctionDocument, Inventory } from "./inventory.ts";
import { asFragment, dotted, fillIn, type Variables } from "./message.ts";
import type { Range } from "./ranges.ts";
import { type Target, targetsOf } from "./targets.ts";

type Path = readonly (string | number)[];

export interface FunctionResult {
  message: string;
  path?: Path;
}

type Results = readonly FunctionResult[] | undefined;

/** What a rule function is told besides the value, as @stoplight/spectral-core tells it. */
export interface FunctionContext {
  document: FunctionDocument;
  documentInventory: Inventory;
  rule: Rule;
  path: Path;
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
  pathClass?: (path: Path) => number;
  /** What it says of a value depends on nothing elsewhere in the description. */
  isLocal: boolean;
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
  /** Rules that had something to look at, each time. */
  readonly busy: Rule[] = [];
  readonly #inventory: Inventory;

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  apply(ready: ReadyRule, givenPath: Path, value: Value): void {
    for (const call of ready.calls)
      for (const target of this.#targetsOf(ready.rule, call, givenPath, value))
        this.#call(ready.rule, call, target.path.length > 0 ? [...givenPath, ...target.path] : givenPath, target.value);
  }

  #targetsOf(rule: Rule, { field }: Call, path: Path, value: Value): Target[] {
    try {
      return targetsOf(value, field);
    } catch (cause) {
      throw failed(`the field \`${field}\``, rule, path, this.#inventory, cause);
    }
  }

  #call(rule: Rule, { run, options, name }: Call, path: Path, value: Value): void {
    const { document } = this.#inventory;
    const context = { document, documentInventory: this.#inventory, rule, path };
    try {
      const results = run(value, options, context);
      if (isSomething(name, value, results)) this.busy.push(rule);
      this.#take(results, rule, name, path);
    } catch (cause) {
      throw failed(`the function \`${name}\``, rule, path, this.#inventory, cause);
    }
  }

  #take(results: Results | Promise<Results>, rule: Rule, name: string, path: Path): void {
    if (results === undefined) return;
    if (!("then" in results)) {
      for (const result of results) this.#draft(rule, result, path);
      return;
    }
    const settled = results.then(
      (later) => this.#take(later, rule, name, path),
      (cause) => {
        throw failed(`the function \`${name}\``, rule, path, this.#inventory, cause);
      },
    );
    settled.catch(() => {}); // whoever waits for it hears of it
    this.pending.push(settled);
  }

  #draft(rule: Rule, result: FunctionResult, givenPath: Path): void {
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

/** Functions that are content with what is not there. */
const CONTENT_WITH_NOTHING: ReadonlySet<string> = new Set(["falsy", "undefined"]);

/** Whether a function had something to look at: what a `field` names may be missing everywhere, for it is misspelt. */
export const isSomething = (name: string, value: unknown, results: unknown): boolean =>
  value !== undefined ||
  CONTENT_WITH_NOTHING.has(name) ||
  (Array.isArray(results) ? results.length > 0 : results !== undefined);

function failed(what: string, rule: Rule, path: Path, { document }: Inventory, cause: unknown): unknown {
  const location = { file: document.file.document.file, pointer: formatFragment(path.map(String)).slice(1) };
  if (cause instanceof ApigateError) {
    const { code, message, hint } = cause;
    return cause.location ? cause : new ApigateError(code, message, { hint, location, cause });
  }
  const said = cause instanceof Error ? cause.message : String(cause);
  return new ApigateError("E_RULESET", `${what} of the rule \`${rule.name}\` failed: ${said}`, {
    location,
    hint: "Nothing is said about this description, as the rule might have found something",
    cause,
  });
}
