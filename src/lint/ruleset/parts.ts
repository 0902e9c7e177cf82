import { createRequire } from "node:module";
import type { Format, RulesetDefinition } from "@stoplight/spectral-core";
import { lazy } from "../../core/lazy.ts";
import { prepareSpectral, trust } from "./stand-ins.ts";
import type { Pack } from "./target.ts";

/** Spectral's packages, loaded when a ruleset needs them: that alone costs a process a quarter of a second. */
const require = createRequire(import.meta.url);

function load(name: string): unknown {
  prepareSpectral();
  return require(name);
}

export interface RuleFunction {
  (...values: never[]): unknown;
  /** Throws for options that the function does not take. */
  validator?(options: unknown): void;
}

export type Core = typeof import("@stoplight/spectral-core");

/** Where the classes of rulesets are, without the engine that comes with them. */
export const core = lazy(() => load("@stoplight/spectral-core/ruleset") as Core);

/** Spectral's functions by the names that `then` has for them. */
export const functions = lazy(
  () => new Map(Object.entries(load("@stoplight/spectral-functions") as Record<string, RuleFunction>)),
);

/** Formats by the names of their exports: `oas3_1`. What is no format among the exports has no name to show. */
export const formats = lazy(() => {
  const exported = Object.entries(load("@stoplight/spectral-formats") as Record<string, Format>);
  return new Map(exported.filter(([, format]) => format.displayName !== undefined));
});

/** One of Spectral's own rulesets; the others are not loaded. */
export const pack = (name: Pack): RulesetDefinition =>
  trust((load(`@stoplight/spectral-rulesets/dist/${name}`) as { default: RulesetDefinition }).default);

/** What Spectral's validation takes for a URL. */
export const urlFormat = lazy(() => {
  const fromCore = createRequire(require.resolve("@stoplight/spectral-core"));
  return (fromCore("ajv-formats/dist/formats") as { fullFormats: { url: RegExp } }).fullFormats.url;
});
