import { createRequire } from "node:module";
import path from "node:path";
import type yaml from "js-yaml";
import { lazy } from "../core/lazy.ts";
import { exactNumber, type Json } from "./value.ts";

/** js-yaml, loaded with the first YAML file: as the one file that it comes with for browsers, in half the time. */
export const jsYaml = lazy(() => {
  const require = createRequire(import.meta.url);
  const whole = path.join(path.dirname(require.resolve("js-yaml")), "dist", "js-yaml.min.js");
  try {
    return require(whole) as typeof yaml;
  } catch {
    return require("js-yaml") as typeof yaml;
  }
});

/**
 * A null, boolean or number. js-yaml makes mapping keys of scalars with `String()`: the key `1.10` must stay `1.10`, so
 * the text travels with the value until the document is complete. A function, because js-yaml takes any object apart
 * that it is asked to merge.
 */
export interface Scalar {
  (): Json;
  toString(): string;
}

export const isScalar = (value: unknown): value is Scalar => typeof value === "function";

function scalar(text: string, read: () => Json): Scalar {
  const value: Scalar = () => read();
  value.toString = () => text;
  return value;
}

/** One row of the table of the YAML 1.2 core schema (YAML 1.2.2 §10.3.2). */
const row = (tag: string, pattern: RegExp, read: (text: string) => Json) =>
  new (jsYaml().Type)(`tag:yaml.org,2002:${tag}`, {
    kind: "scalar",
    resolve: (text: string | null) => pattern.test(text ?? ""),
    construct: (text: string | null) => scalar(text ?? "", () => read(text ?? "")),
  });

const integer = (text: string): Json => {
  if (!/^0[ox]/.test(text)) return exactNumber(text.replace(/^\+/, ""));
  const value = BigInt(text);
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
};

/** `.inf` and `.nan` are floats of YAML and no numbers of JSON. */
export class NoJsonNumber extends Error {}

const float = (text: string): Json => {
  if (/\.(?:inf|nan)$/i.test(text)) throw new NoJsonNumber(`${text} is no JSON number`);
  return exactNumber(text.replace(/^\+/, ""));
};

const FLOAT = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** Merge keys are YAML 1.1, but descriptions use them: reading `<<` as a name would drop what it merges in. */
const merge = () =>
  new (jsYaml().Type)("tag:yaml.org,2002:merge", { kind: "scalar", resolve: (text: string | null) => text === "<<" });

/** The core schema, every number exact, and merge keys. */
export const coreSchema = lazy(() =>
  jsYaml().FAILSAFE_SCHEMA.extend({
    implicit: [
      row("null", /^(?:~|null|Null|NULL|)$/, () => null),
      row("bool", /^(?:true|True|TRUE|false|False|FALSE)$/, (text) => text.toLowerCase() === "true"),
      row("int", /^(?:[-+]?\d+|0o[0-7]+|0x[0-9a-fA-F]+)$/, integer),
      row("float", FLOAT, float),
      merge(),
    ],
  }),
);
