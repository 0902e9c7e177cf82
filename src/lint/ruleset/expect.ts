import { items, members, type Node } from "../../document/node.ts";
import { isObject } from "../../document/value.ts";
import { refuse, refuseName } from "./refuse.ts";
import { parseSeverity, SEVERITIES } from "./severity.ts";

/** Checks one value of a ruleset; throws `E_RULESET` at the place that is wrong. `what` names it in messages. */
export type Expect = (node: Node, what: string) => void;

export const text: Expect = (node, what) => {
  if (typeof node.value !== "string") throw refuse(node, `${what} must be text`);
};

export const truth: Expect = (node, what) => {
  if (typeof node.value !== "boolean") throw refuse(node, `${what} must be true or false`);
};

export const anything: Expect = () => {};

export const mapping: Expect = (node, what) => {
  if (!isObject(node.value)) throw refuse(node, `${what} must be a mapping`);
};

export const severity: Expect = (node, what) => {
  if (parseSeverity(node.value) === undefined) throw refuse(node, `${what} is no severity`, SEVERITIES);
};

export const oneOf =
  (...words: readonly string[]): Expect =>
  (node, what) => {
    if (words.some((word) => word === node.value)) return;
    throw refuse(node, `${what} must be one of: ${words.join(", ")}`);
  };

/** A list whose items are all as expected. */
export const list =
  (item: Expect, fewest = 0): Expect =>
  (node, what) => {
    if (!Array.isArray(node.value)) throw refuse(node, `${what} must be a list`);
    if (node.value.length < fewest) throw refuse(node, `${what} must not be empty`);
    for (const each of items(node)) item(each, `each of ${what}`);
  };

/** A mapping whose members are all as expected; they have any names but those that every object answers to. */
export const record =
  (member: Expect): Expect =>
  (node, what) => {
    mapping(node, what);
    for (const [key, child] of members(node)) {
      if (key in Object.prototype) throw refuse(child, `\`${key}\` cannot be a name in ${what}`);
      member(child, `\`${key}\``);
    }
  };

/** A mapping with known keys; keys that begin with `x-` are anybody's. */
export const shape =
  (known: Readonly<Record<string, Expect>>, required: readonly string[] = []): Expect =>
  (node, what) => {
    mapping(node, what);
    const present = members(node);
    for (const [key, child] of present) {
      if (key.startsWith("x-")) continue;
      if (!Object.hasOwn(known, key))
        throw refuseName(child, `\`${key}\` is no key of ${what}`, key, Object.keys(known));
      known[key]?.(child, `\`${key}\``);
    }
    const missing = required.find((key) => !present.some(([name]) => name === key));
    if (missing !== undefined) throw refuse(node, `\`${missing}\` is missing in ${what}`);
  };

/** One thing, or a list of such things. */
export const oneOrMany =
  (item: Expect, fewest = 1): Expect =>
  (node, what) =>
    Array.isArray(node.value) ? list(item, fewest)(node, what) : item(node, what);
