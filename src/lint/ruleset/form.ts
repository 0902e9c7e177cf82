import { items, member, members, type Node, valueAt } from "../../document/node.ts";
import { isObject } from "../../document/value.ts";
import {
  anything,
  type Expect,
  list,
  mapping,
  oneOf,
  oneOrMany,
  record,
  severity,
  shape,
  text,
  truth,
} from "./expect.ts";
import { refuse } from "./refuse.ts";
import { parseSeverity, SEVERITIES } from "./severity.ts";

/**
 * The form of Spectral's ruleset files, with our one addition (rules of our own have `severity` and `options`). Stricter
 * than Spectral in one point: keys that mean nothing are refused everywhere, not only where Spectral looks.
 */
export function checkForm(root: Node): void {
  refusePrototypes(root);
  RULESET(root, "a ruleset");
  if (["extends", "rules", "overrides", "except"].every((key) => valueAt(root, key) === undefined))
    throw refuse(root, "the ruleset asks for nothing", "It needs `extends`, `rules` or `overrides`");
}

/** An expression begins with `$`, or with `#` and the name of an alias. */
const expression: Expect = (node, what) => {
  if (typeof node.value === "string" && /^[$#]/.test(node.value)) return;
  throw refuse(node, `${what} is no JSONPath expression`, "It begins with `$`, or with `#` and the name of an alias");
};

const formats = list(text);

/** `description` and `message` mean nothing to Spectral here, but rulesets that are in use have them. */
const THEN = shape({ field: text, function: text, functionOptions: anything, description: text, message: text }, [
  "function",
]);

const DEFINITION = shape(
  {
    description: text,
    documentationUrl: text,
    recommended: truth,
    given: oneOrMany(expression),
    resolved: truth,
    severity,
    message: text,
    tags: list(text),
    formats,
    // biome-ignore lint/suspicious/noThenProperty: it is a key of rules
    then: oneOrMany(THEN),
    type: oneOf("style", "validation"),
    extensions: mapping,
  },
  ["given", "then"],
);

const SETTING = shape({ severity, options: mapping });

/** An object without both `given` and `then` sets one of our own rules. */
export const isDefinition = (node: Node): boolean =>
  isObject(node.value) && (Object.hasOwn(node.value, "given") || Object.hasOwn(node.value, "then"));

const rule: Expect = (node, what) => {
  if (isDefinition(node)) DEFINITION(node, "a rule");
  else if (isObject(node.value)) SETTING(node, "a rule that is set (one that is defined has `given` and `then`)");
  else if (typeof node.value !== "boolean" && parseSeverity(node.value) === undefined)
    throw refuse(node, `${what} is no severity`, SEVERITIES);
};

const extension: Expect = (node, what) => {
  if (!Array.isArray(node.value)) return text(node, what);
  if (node.value.length !== 2) throw refuse(node, "a ruleset and its mode are a pair: [spectral:oas, all]");
  list(text)(node, "a ruleset and its mode");
  if (!["all", "recommended", "off"].includes(String(node.value[1])))
    throw refuse(node, `\`${node.value[1]}\` is no mode of a ruleset`, "It is one of: all, recommended, off");
};

const ruleset: Expect = (node, what) => (Array.isArray(node.value) ? list(extension)(node, what) : text(node, what));

const TARGET = shape({ formats, given: list(expression, 1) }, ["formats", "given"]);
const SCOPED = shape({ description: text, targets: list(TARGET, 1) }, ["targets"]);

const aliases: Expect = (node, what) => {
  mapping(node, what);
  for (const [name, alias] of members(node)) {
    if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || name in Object.prototype)
      throw refuse(alias, `\`${name}\` cannot be the name of an alias`, ALIAS);
    if (isObject(alias.value)) SCOPED(alias, "an alias");
    else list(expression, 1)(alias, `the alias \`${name}\``);
  }
};

const ALIAS = "Names have letters, digits, `_` and `-`, a letter first";

const PARSER = shape({ duplicateKeys: severity, incompatibleValues: severity });

const glob: Expect = (node, what) => {
  text(node, what);
  if (node.value === "") throw refuse(node, `${what} must not be empty`);
  if (String(node.value).startsWith("#"))
    throw refuse(node, `\`${node.value}\` names no file`, `Write **${node.value} for every file`);
};

const PART = {
  documentationUrl: text,
  description: text,
  formats,
  extends: ruleset,
  rules: record(rule),
  parserOptions: PARSER,
  aliases,
};

const OVERRIDE = shape({ files: list(glob, 1), ...PART }, ["files"]);
const AT_POINTER = shape({ files: list(glob, 1), rules: record(severity) }, ["files", "rules"]);

const override: Expect = (node, what) => {
  mapping(node, what);
  const files = items(member(node, "files")).map(({ value }) => typeof value === "string" && hasPointer(value));
  if (files.length > 0 && files.every(Boolean)) return AT_POINTER(node, "an override of places in files");
  OVERRIDE(node, "an override");
  const rules = member(node, "rules");
  if (rules && files.some(Boolean)) record(severity)(rules, "`rules`");
  if (rules === undefined && valueAt(node, "extends") === undefined)
    throw refuse(node, "an override needs `rules` or `extends`");
};

/** `v1/*.yaml#/paths/~1orders`: only severities can change at a place in a file. */
export const hasPointer = (glob: string): boolean => /^[^#]+#\//.test(glob);

const RULESET = shape({
  ...PART,
  functions: list(text),
  functionsDir: text,
  overrides: list(override, 1),
  except: record(list(text)),
});

/** Also deep inside the options of functions: nothing that is built from a ruleset may have another prototype. */
function refusePrototypes(root: Node): void {
  const waiting: Node[] = [root];
  const seen = new Set<object>();
  for (const node of waiting) {
    if (typeof node.value !== "object" || node.value === null || seen.has(node.value)) continue;
    seen.add(node.value);
    for (const [key, child] of members(node)) {
      if (key === "__proto__") throw refuse(child, "`__proto__` cannot be a key of a ruleset");
      waiting.push(child);
    }
    waiting.push(...items(node));
  }
}
