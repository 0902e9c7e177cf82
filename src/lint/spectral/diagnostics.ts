import type { Ruleset } from "@stoplight/spectral-core";
import type { Draft } from "./apply.ts";
import type { SourceFile } from "./graph/source-file.ts";
import type { Range } from "./ranges.ts";
import { stoplightYaml } from "./yaml-syntax.ts";

/** Keys that may be numbers, truth values or null in YAML; in quotes they are text. */
const MAY_BE_KEY =
  /(?:^|[{,]|[-?][ \t])[ \t]*(?:(?:[-+]?(?:\.?\d[\w.+-]*|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)|true|True|TRUE|false|False|FALSE|null|Null|NULL|~)[ \t]*)?:(?:[ \t\r]|$)/m;

/**
 * What Spectral's parser says of the keys of YAML files that are no text, at the severity that `incompatibleValues` of
 * the parser options gives to the root document. Whatever else it could say, our own parser refuses.
 */
export function parserDrafts(root: SourceFile, files: Iterable<SourceFile>, ruleset: Ruleset): Draft[] {
  const severity = severityOf(ruleset.parserOptions.incompatibleValues);
  return [...files]
    .flatMap((file) =>
      diagnosticsOf(file).map(({ message, path, range }) => ({
        code: "parser",
        message: message.charAt(0).toUpperCase() + message.slice(1),
        severity: file === root ? severity : WARNING,
        file,
        isPlaced: true,
        path: path.map(String),
        range,
        documentationUrl: undefined,
      })),
    )
    .filter((draft) => draft.severity >= 0);
}

const WARNING = 1;

const NAMES: readonly unknown[] = ["error", "warn", "info", "hint"];

const severityOf = (severity: unknown): number => (typeof severity === "number" ? severity : NAMES.indexOf(severity));

interface Diagnostic {
  message: string;
  path: readonly (string | number)[];
  range: Range;
}

function diagnosticsOf({ document }: SourceFile): Diagnostic[] {
  if (document.format !== "yaml" || !MAY_BE_KEY.test(document.text())) return [];
  const options = { ignoreDuplicateKeys: false, mergeKeys: true, preserveKeyOrder: true, attachComments: false };
  const { diagnostics } = stoplightYaml().parseWithPointers(document.text(), options);
  return diagnostics
    .filter(({ code }) => code === "YAMLIncompatibleValue")
    .map(({ message, path = [], range }) => ({ message, path, range }));
}
