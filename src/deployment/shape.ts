import { LIMITS } from "../core/limits.ts";
import { isObject, type Json, type JsonObject } from "../document/value.ts";
import type { FactKind } from "./facts.ts";

type Check = (value: Json | undefined) => boolean;

/** The name of a participant, version, environment or target: one line, not too long, nothing invisible at its ends. */
export const isName = (value: unknown): value is string =>
  typeof value === "string" &&
  value !== "" &&
  value.length <= LIMITS.nameLength &&
  value === value.trim() &&
  !/\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(value);

const nullOr =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...values: Json[]): Check =>
  (value) =>
    values.includes(value as Json);
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isObjectId = matches(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const isSha1 = matches(/^[0-9a-f]{40}$/);
const isPath: Check = (value) => typeof value === "string" && value !== "" && value.length <= 4096;
/** `Date.prototype.toISOString` and nothing else, so that times are ordered as text. */
const isTime: Check = (value) =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  Number.isFinite(Date.parse(value));
const isCounts: Check = (value) =>
  isObject(value) && problemOf({ passed: isCount, failed: isCount }, value) === undefined;

const SHAPES: Record<FactKind, Record<string, Check>> = {
  publications: {
    consumer: isName,
    version: isName,
    provider: isName,
    pactSha: isSha1,
    branch: nullOr(isName),
    at: isTime,
  },
  descriptions: {
    provider: isName,
    version: isName,
    commit: isObjectId,
    path: isPath,
    digest: isObjectId,
    at: isTime,
  },
  results: {
    pactSha: isSha1,
    consumer: isName,
    provider: isName,
    providerVersion: isName,
    kind: oneOf("live", "static"),
    success: oneOf(true, false),
    results: nullOr(isCounts),
    at: isTime,
  },
  deployments: {
    pacticipant: isName,
    version: isName,
    environment: isName,
    target: nullOr(isName),
    event: oneOf("deployed", "undeployed", "released", "supportEnded"),
    at: isTime,
  },
};

export const isFactKind = (name: string): name is FactKind => Object.hasOwn(SHAPES, name);

/** The format of all facts; a newer apigate that needs another one raises it. */
export const SCHEMA_VERSION = 1;

/** What is wrong with the content of a fact, or undefined: every member there and right, and no other. */
export function factProblem(kind: FactKind, value: Json): string | undefined {
  if (!isObject(value)) return "it is no object";
  if (value.schemaVersion !== SCHEMA_VERSION) return "its `schemaVersion` is not known to this version of apigate";
  return problemOf({ schemaVersion: isCount, ...SHAPES[kind] }, value);
}

function problemOf(shape: Record<string, Check>, value: JsonObject): string | undefined {
  const extra = Object.keys(value).find((name) => !Object.hasOwn(shape, name));
  if (extra !== undefined) return `\`${extra.slice(0, 40)}\` does not belong there`;
  const wrong = Object.entries(shape).find(([name, check]) => !Object.hasOwn(value, name) || !check(value[name]));
  return wrong && `\`${wrong[0]}\` is missing or wrong`;
}
