import Module, { createRequire } from "node:module";
import path from "node:path";
import { lazy } from "../../core/lazy.ts";
import { draft7 } from "../spectral/functions/draft7.ts";
import { installedStock } from "../spectral/functions/stock.ts";
import { lazyFunctions } from "./lazy-functions.ts";

const require = createRequire(import.meta.url);

/**
 * Half of what Spectral's packages load is for what they do besides: fetching, resolving, running, polyfills. Stand-ins
 * in Node's cache of modules load it when it is first asked for. Where a file is not there (another version) or loaded
 * already, everything stays as it is.
 */
export const prepareSpectral = lazy(() => {
  const dist = path.dirname(require.resolve("@stoplight/spectral-core"));
  const fromCore = createRequire(path.join(dist, "index.js"));
  const runtime = path.dirname(fromCore.resolve("@stoplight/spectral-runtime"));
  const functions = require.resolve("@stoplight/spectral-functions");
  standIn(path.join(dist, "spectral.js"), (original) => namespace(original, ["Spectral"]));
  standIn(path.join(runtime, "fetch.js"), (original) => namespace(original, ["default", "DEFAULT_REQUEST_OPTIONS"]));
  standIn(path.join(runtime, "reader.js"), (original) => namespace(original, ["readFile", "readParsable"]));
  standIn(path.join(dist, "ruleset", "validation", "ajv.js"), trustingValidation);
  const read = lazy(() => draft7(installedStock()));
  standIn(path.join(dist, "ruleset", "function.js"), (original) => lazyFunctions(original, read));
  standIn(path.join(path.dirname(functions), "schema", "ajv.js"), (original) =>
    namespace(original, ["createAjvInstances"]),
  );
  standIn(createRequire(functions).resolve("ajv/dist/compile/ref_error"), (original) =>
    namespace(original, ["default"]),
  );
  standIn(
    fromCore.resolve("es-aggregate-error"),
    (original) =>
      function LazyError(...values: unknown[]): unknown {
        return new (original() as new (...values: unknown[]) => object)(...values);
      },
  );
});

function standIn(file: string, exportsOf: (original: () => unknown) => unknown): void {
  if (require.cache[file] || !isThere(file)) return;
  const module = new Module(file);
  module.filename = file;
  module.loaded = true;
  module.exports = exportsOf(
    lazy(() => {
      if (require.cache[file] === module) delete require.cache[file];
      return require(file);
    }),
  );
  require.cache[file] = module;
}

function isThere(file: string): boolean {
  try {
    return require.resolve(file) === file;
  } catch {
    return false;
  }
}

/** A compiled ES module whose exports are those of the original. */
function namespace(original: () => unknown, names: readonly string[]): object {
  const exported = Object.defineProperty({}, "__esModule", { value: true });
  for (const name of names)
    Object.defineProperty(exported, name, {
      enumerable: true,
      configurable: true,
      get: () => (original() as Record<string, unknown>)[name],
    });
  return exported;
}

/** Definitions and their members that need no validation: those that come with Spectral, and those checked by us. */
const trusted = new Set<unknown>();

/** Takes the members of a definition, and of its overrides, as valid. */
export function trust<T extends object>(definition: T): T {
  for (const value of Object.values(definition)) trusted.add(value);
  if ("overrides" in definition && Array.isArray(definition.overrides)) definition.overrides.forEach(trust);
  return definition;
}

/** Compiling the schema of rulesets costs more than everything else that is done with a small one. */
const isTrusted = (ruleset: object): boolean =>
  Object.entries(ruleset).every(([key, value]) => key === "extends" || trusted.has(value));

type Validate = (ruleset: object) => boolean;

interface Validation {
  createValidator(format: string): Validate & { errors?: unknown };
}

/** Spectral's validation, asked only about what is not trusted. */
function trustingValidation(original: () => unknown): object {
  const createValidator: Validation["createValidator"] = (format) => {
    const compiled = lazy(() => (original() as Validation).createValidator(format));
    const validate: Validate = (ruleset) => isTrusted(ruleset) || compiled()(ruleset);
    return Object.defineProperty(validate, "errors", { get: () => compiled().errors });
  };
  return Object.defineProperty({ createValidator }, "__esModule", { value: true });
}
