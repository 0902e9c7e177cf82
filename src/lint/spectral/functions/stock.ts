import { createRequire } from "node:module";
import { lazy } from "../../../core/lazy.ts";
import type { RulesetFunction } from "./function.ts";

/** A check of a text or a number by the name of its format, as ajv-formats keeps them. */
export type Format = true | FormatCheck | { readonly type?: "number" | "string"; readonly validate: FormatCheck };
type FormatCheck = RegExp | ((value: never) => boolean);

/** An error of ajv, as far as its printer looks at it. */
export interface AjvError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** `@stoplight/better-ajv-errors`, which words what `schema` reports. */
export type PrintErrors = (
  schema: unknown,
  errors: readonly AjvError[],
  options: { readonly propertyPath: readonly (string | number)[]; readonly targetValue: unknown },
) => readonly { readonly error: string; readonly suggestion?: string; readonly path: string }[];

/** `json-schema-traverse`, which calls `enter` for every schema within a schema. */
export type Traverse = (
  schema: object,
  options: { readonly allKeys?: boolean },
  enter: (
    fragment: Record<string, unknown>,
    pointer: string,
    root: object,
    parentPointer: string | undefined,
    keyword: string | undefined,
    parent: Record<string, unknown> | undefined,
    name: string | number | undefined,
  ) => void,
) => void;

/** Versions of OpenAPI as Spectral's documents name theirs. */
export type Formats = Readonly<Record<"oas2" | "oas3_0" | "oas3_1" | "oas3_2", unknown>>;

/** The modules of Spectral that its rulesets use, each read when it is first asked for. */
export interface Stock {
  /** What a module of Spectral exports, if it is loaded: whoever holds a function of it has loaded it. */
  loaded(specifier: string, member: string): unknown;
  oasSchema(): RulesetFunction;
  formats(): Formats;
  /** The formats that `schema` gives to ajv. */
  ajvFormats(): Readonly<Record<string, Format>>;
  /** Equality of JSON values as ajv sees it. */
  equal(): (a: unknown, b: unknown) => boolean;
  printErrors(): PrintErrors;
  traverse(): Traverse;
}

/** Spectral's modules from where this package finds them. */
export function installedStock(): Stock {
  const own = createRequire(import.meta.url);
  const rulesets = lazy(() => createRequire(own.resolve("@stoplight/spectral-rulesets")));
  const functions = lazy(() => createRequire(own.resolve("@stoplight/spectral-functions")));
  return {
    loaded: (specifier, member) => own.cache[own.resolve(specifier)]?.exports[member],
    oasSchema: lazy(() => own("@stoplight/spectral-rulesets/dist/oas/functions/oasSchema").default),
    formats: lazy(() => rulesets()("@stoplight/spectral-formats")),
    ajvFormats: lazy(() => functions()("ajv-formats/dist/formats").fullFormats),
    equal: lazy(() => createRequire(functions().resolve("ajv"))("fast-deep-equal")),
    printErrors: lazy(() => functions()("@stoplight/better-ajv-errors")),
    traverse: lazy(() => rulesets()("json-schema-traverse")),
  };
}
