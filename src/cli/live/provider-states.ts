import { pathToFileURL } from "node:url";
import { call } from "./call.ts";
import type { StateSource } from "./protocol.ts";

export interface StateChange {
  state: string;
  action: "setup" | "teardown";
  params: Record<string, unknown>;
}

/** Brings the provider into a state; values it answers with are filled into the request. Throws when that fails. */
export type ChangeState = (change: StateChange) => Promise<Record<string, unknown>>;

export async function openStates(source: StateSource | undefined, patience: number): Promise<ChangeState> {
  if (source === undefined) return () => Promise.reject(new Error(NOTHING));
  const change = "url" in source ? postTo(source.url, patience) : await fromModule(source.module);
  return (asked) => inTime(change(asked), patience);
}

const NOTHING = "nothing sets it up; --provider-states-url or --provider-states-module says what does";

function postTo(url: string, patience: number): ChangeState {
  return async ({ state, action, params }) => {
    const { status, text } = await call(new URL(url), {
      method: "POST",
      body: { state, params, action },
      timeout: patience,
    });
    if (status < 200 || status > 299) throw new Error(`POST ${url} answered ${status}`);
    return values(text);
  };
}

function values(text: string): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return {}; // a plain "done" is an answer too
  }
}

/** The default export maps names of states to functions, or to objects with `setup` and `teardown`. */
async function fromModule(file: string): Promise<ChangeState> {
  const { default: handlers } = (await import(pathToFileURL(file).href)) as { default?: unknown };
  if (typeof handlers !== "object" || handlers === null)
    throw new Error("its default export is no object with handlers of provider states");
  return async ({ state, action, params }) => {
    const handler = Object.hasOwn(handlers, state) ? (handlers as Record<string, unknown>)[state] : undefined;
    const [run, isNeeded] = pick(handler, action);
    if (run === undefined && isNeeded) throw new Error("the module has no handler for it");
    const answer: unknown = await run?.(params);
    return asRecord(answer);
  };
}

type Handler = (params: Record<string, unknown>) => unknown;

/** The function for the action, and whether its absence is a mistake. Tearing down is optional, and so is one half. */
function pick(handler: unknown, action: StateChange["action"]): [Handler | undefined, boolean] {
  if (typeof handler === "function") return [action === "setup" ? (handler as Handler) : undefined, action === "setup"];
  if (typeof handler !== "object" || handler === null) return [undefined, true];
  const { setup, teardown } = handler as Record<string, unknown>;
  const run = action === "setup" ? setup : teardown;
  const isEmpty = typeof setup !== "function" && typeof teardown !== "function";
  if (run !== undefined && typeof run !== "function") throw new Error(`its ${action} is no function`);
  return [run as Handler | undefined, isEmpty];
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function inTime<T>(change: Promise<T>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`it was not done within ${patience} ms`)), patience);
    change.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
