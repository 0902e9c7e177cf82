import { isObject, type Json, type JsonObject } from "../support/json.ts";
import { below, type Files, nameOf, objectAt, type Place, resolve, valueAt } from "./files.ts";

export type Side = "request" | "response";

/** A value at its place, behind whatever references lead there. */
export interface Placed {
  /** Where it is listed: taking this away takes it from its owner only. */
  holder: Place;
  place: Place;
  value: JsonObject;
}

export interface Parameter extends Placed {
  /** Two parameters of one key are the same to a server. */
  key: string;
  /** Listed by the path, for all its operations. */
  isShared: boolean;
}

export interface Operation extends Placed {
  name: string;
  method: string;
  path: string;
  kind: "path" | "webhook" | "callback";
  /** `request` where consumers send it. */
  sender: Side;
  item: Place;
  /** Those that count: an operation's own hide the path's of one key. */
  parameters: Parameter[];
  hidden: Parameter[];
  body: Placed | undefined;
  responses: Map<string, Placed>;
}

/** What an OpenAPI 3 description consists of, read from its plain JSON. */
export interface Survey {
  files: Files;
  root: string;
  /** Keywords of JSON Schema 2020-12 count, and so does what stands beside a `$ref`. */
  isModern: boolean;
  operations: Operation[];
  /** Whether a parameter, body or response is part of what consumers send, or of what they read. */
  sides: Map<string, Set<Side>>;
}

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

export function survey(files: Files, root: string): Survey {
  const version = objectAt(files, { file: root, tokens: [] })?.openapi;
  if (typeof version !== "string" || !version.startsWith("3."))
    throw new Error(`${root} is no OpenAPI 3 description: other versions are not measured`);
  const found: Survey = { files, root, isModern: !version.startsWith("3.0"), operations: [], sides: new Map() };
  for (const [key, kind] of SECTIONS) {
    const section = { file: root, tokens: [key] };
    for (const path of keysAt(files, section))
      if (!path.startsWith("x-"))
        addItem(found, below(section, path), path, kind, kind === "path" ? "request" : "response");
  }
  return found;
}

/** `x-webhooks` is how descriptions of 3.0 write what 3.1 calls webhooks. */
const SECTIONS = [
  ["paths", "path"],
  ["webhooks", "webhook"],
  ["x-webhooks", "webhook"],
] as const;

const keysAt = (files: Files, place: Place): string[] => Object.keys(objectAt(files, place) ?? {});

export const isSent = (sender: Side): boolean => sender === "request";

const other = (side: Side): Side => (side === "request" ? "response" : "request");

function placed(files: Files, holder: Place): Placed | undefined {
  const place = resolve(files, holder);
  const value = place && objectAt(files, place);
  return place && value ? { holder, place, value } : undefined;
}

function addItem(found: Survey, holder: Place, path: string, kind: Operation["kind"], sender: Side): void {
  const item = placed(found.files, holder);
  if (!item) return;
  for (const method of METHODS) {
    const operation = placed(found.files, below(item.place, method));
    if (operation) addOperation(found, operation, item.place, method, path, kind, sender);
  }
}

function addOperation(
  found: Survey,
  at: Placed,
  item: Place,
  method: string,
  path: string,
  kind: Operation["kind"],
  sender: Side,
): void {
  const name = `${kind === "path" ? "" : `${kind} `}${method.toUpperCase()} ${path}`;
  const own = parametersOf(found, below(at.place, "parameters"), path, false);
  const shared = parametersOf(found, below(item, "parameters"), path, true);
  const isHidden = ({ key }: Parameter) => own.some((parameter) => parameter.key === key);
  const operation: Operation = {
    ...at,
    name,
    method,
    path,
    kind,
    sender,
    item,
    parameters: [...shared.filter((parameter) => !isHidden(parameter)), ...own],
    hidden: shared.filter(isHidden),
    body: placed(found.files, below(at.place, "requestBody")),
    responses: responsesOf(found, at.place),
  };
  found.operations.push(operation);
  noteSides(found, operation);
  addCallbacks(found, operation);
}

function noteSides(found: Survey, { parameters, body, responses, sender }: Operation): void {
  for (const part of body ? [...parameters, body] : parameters) note(found, part.place, sender);
  for (const response of responses.values()) note(found, response.place, other(sender));
}

function note({ sides }: Survey, place: Place, side: Side): void {
  const name = nameOf(place);
  sides.set(name, (sides.get(name) ?? new Set<Side>()).add(side));
}

function parametersOf(found: Survey, list: Place, path: string, isShared: boolean): Parameter[] {
  const items = valueAt(found.files, list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((_, index) => {
    const parameter = placed(found.files, below(list, String(index)));
    if (typeof parameter?.value.name !== "string" || typeof parameter.value.in !== "string") return [];
    return [{ ...parameter, key: keyOf(parameter.value.name, parameter.value.in, path), isShared }];
  });
}

/** Names of headers have no case; names in a path are told apart by where they stand. */
function keyOf(name: string, place: string, path: string): string {
  if (place === "header") return `header ${name.toLowerCase()}`;
  return place === "path" ? `path ${path.split(`{${name}}`)[0]}` : `${place} ${name}`;
}

function responsesOf(found: Survey, operation: Place): Map<string, Placed> {
  const section = below(operation, "responses");
  const responses = new Map<string, Placed>();
  for (const status of keysAt(found.files, section)) {
    const response = placed(found.files, below(section, status));
    if (response && !status.startsWith("x-")) responses.set(status, response);
  }
  return responses;
}

function addCallbacks(found: Survey, { place, sender }: Operation): void {
  const section = below(place, "callbacks");
  for (const name of keysAt(found.files, section)) {
    const callback = placed(found.files, below(section, name));
    for (const expression of Object.keys(callback?.value ?? {}))
      if (callback && !expression.startsWith("x-"))
        addItem(found, below(callback.place, expression), expression, "callback", other(sender));
  }
}

/** Every place of a schema from which a side of the exchange is read, with how values travel there. */
export function* rootsOf({ files, operations }: Survey): Generator<{ place: Place; side: Side; wire: Wire }> {
  for (const { parameters, body, responses, sender, method } of operations) {
    for (const parameter of parameters) yield* valuesOf(files, parameter, sender);
    if (body) yield* contentsOf(files, body.place, sender);
    for (const response of responses.values()) {
      if (method !== "head") yield* contentsOf(files, response.place, other(sender));
      for (const name of keysAt(files, below(response.place, "headers"))) {
        const header = placed(files, below(response.place, "headers", name));
        if (header && name.toLowerCase() !== "content-type") yield* valuesOf(files, header, other(sender));
      }
    }
  }
}

/** How values travel: with their types, as text, as parts of a form whose types are open to debate, or another way. */
export type Wire = "typed" | "text" | "part" | "other";

function* valuesOf(
  files: Files,
  { place, value }: Placed,
  side: Side,
): Generator<{ place: Place; side: Side; wire: Wire }> {
  if (value.in === "header" && IGNORED.has(String(value.name).toLowerCase())) return;
  if (isObject(value.schema)) yield { place: below(place, "schema"), side, wire: "text" };
  else yield* contentsOf(files, place, side);
}

/** Header parameters of these names are described elsewhere (OpenAPI 3.1 §4.8.12.1). */
const IGNORED = new Set(["accept", "content-type", "authorization"]);

function* contentsOf(files: Files, place: Place, side: Side): Generator<{ place: Place; side: Side; wire: Wire }> {
  for (const name of keysAt(files, below(place, "content"))) {
    const media = placed(files, below(place, "content", name));
    for (const keyword of ["schema", "itemSchema"])
      if (isObject(media?.value[keyword])) yield { place: below(media.place, keyword), side, wire: wireOf(name) };
  }
}

function wireOf(name: string): Wire {
  const [essence = ""] = name.toLowerCase().split(";");
  if (/[/+]json$/.test(essence.trim())) return "typed";
  if (essence.trim() === "application/x-www-form-urlencoded") return "text";
  return essence.startsWith("multipart/") ? "part" : "other";
}

export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** Names under `type`. */
export function typesOf({ type }: JsonObject): Json[] {
  return type === undefined ? [] : Array.isArray(type) ? type : [type];
}
