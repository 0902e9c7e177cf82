import { createRequire } from "node:module";
import type { parseWithPointers, YamlParserResult } from "@stoplight/yaml";
import { getOrMake } from "../../core/get-or-make.ts";
import { lazy } from "../../core/lazy.ts";
import type { Document } from "../../document/document.ts";
import type { Range } from "./ranges.ts";

/** As much of the syntax tree as is looked at here. */
export interface YamlSyntax {
  mappings?: { key: { value: string }; value: YamlSyntax | null }[];
  items?: (YamlSyntax | null)[];
}

interface StoplightYaml {
  parseWithPointers: typeof parseWithPointers;
  getLocationForJsonPath(result: YamlParserResult<unknown>, path: (string | number)[]): { range: Range } | undefined;
}

/** Loaded only when something in a YAML file is to be located. */
export const stoplightYaml = lazy(() => createRequire(import.meta.url)("@stoplight/yaml") as StoplightYaml);

const KNOWN = new WeakMap<Document, YamlParserResult<unknown>>();

/** The syntax tree that Spectral sees; the text has been parsed before. */
export const parseYamlSyntax = (document: Document): YamlParserResult<unknown> =>
  getOrMake(KNOWN, document, () =>
    stoplightYaml().parseWithPointers(document.text(), {
      ignoreDuplicateKeys: true,
      mergeKeys: true,
      preserveKeyOrder: false,
      attachComments: false,
    }),
  );
