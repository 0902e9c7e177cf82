import { createRequire } from "node:module";
import { lazy } from "../core/lazy.ts";
import type { FormatCheck } from "./accepts.ts";

/** Longer texts are not looked at: some formats are regular expressions that take their time. */
const LONGEST = 2_000;

/** The one whose texts are long; it is tested in time linear in them. */
const BASE64 = "byte";

/** Formats as ajv-formats knows them; of others, and of those of numbers, nobody says anything. */
export const checkFormat: FormatCheck = (format, value) => {
  const test = tests().get(format);
  if (!test) return undefined;
  if (value.length > LONGEST && format !== BASE64) return "unknown";
  return test(value) ? "yes" : "no";
};

type Test = (text: string) => boolean;

type FullFormats = typeof import("ajv-formats/dist/formats.js").fullFormats;

/** Loaded when first needed: most runs never are. */
const tests = lazy((): ReadonlyMap<string, Test> => {
  const { fullFormats } = createRequire(import.meta.url)("ajv-formats/dist/formats.js") as { fullFormats: FullFormats };
  return new Map(
    Object.entries(fullFormats).flatMap(([name, format]) => {
      const test = testOf(format);
      return test ? [[name, test]] : [];
    }),
  );
});

/** The formats that are checked. */
export const knownFormats = (): readonly string[] => [...tests().keys()];

function testOf(format: FullFormats[keyof FullFormats]): Test | undefined {
  const validate = typeof format === "object" && "validate" in format ? format.validate : format;
  if (typeof format === "object" && "type" in format && format.type === "number") return undefined;
  if (validate instanceof RegExp) return (text) => validate.test(text);
  return typeof validate === "function" ? (validate as Test) : undefined;
}
