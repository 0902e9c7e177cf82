import { parseDocument } from "../../src/document/parse.ts";
import { type LintRuleset, loadRuleset, type NativeRuleInfo } from "../../src/lint/ruleset/load.ts";
import { asBlob } from "../../src/source/work-tree.ts";

/** Native rules as rulesets see them. */
const RULES: ReadonlyMap<string, NativeRuleInfo> = new Map<string, NativeRuleInfo>([
  [
    "path-case",
    {
      severity: "warn",
      options: {
        style: {
          description: "",
          default: "kebab-case",
          schema: { type: "string", enum: ["kebab-case", "snake_case"] },
        },
        except: { description: "", default: [], schema: { type: "array", items: { type: "string" } } },
        most: { description: "", default: 3, schema: { type: "integer", minimum: 1, maximum: 9 } },
      },
    },
  ],
  ["no-verbs", { severity: "error" }],
  ["plural-collections", { severity: "info" }],
]);

const BUILTIN: Readonly<Record<string, string>> = {
  naming: "rules:\n  path-case: warn\n  no-verbs: off\n",
  strict: "extends: apigate:naming\nrules:\n  no-verbs: error\n",
};

export interface Loading {
  allowCode?: boolean;
  packages?: string;
  rules?: ReadonlyMap<string, NativeRuleInfo>;
}

/** Rulesets of texts by path; without names, `.spectral.yaml`. */
export function rulesetOf(
  files: Readonly<Record<string, string>>,
  names: readonly string[] = [".spectral.yaml"],
  { allowCode = false, packages, rules = RULES }: Loading = {},
): Promise<LintRuleset> {
  const read = (texts: Readonly<Record<string, string>>, name: string, path = name) =>
    Object.hasOwn(texts, name) ? asBlob(path, Buffer.from(texts[name] ?? "")) : undefined;
  return loadRuleset(names, {
    read: async (file) => read(files, file),
    builtin: (name) => read(BUILTIN, name, `rulesets/${name}.yaml`),
    builtins: Object.keys(BUILTIN),
    rules,
    allowCode,
    parse: (blob) => parseDocument(blob),
    packages,
  });
}
