import { parseDocument } from "../../src/document/parse.ts";
import type { HttpInteraction, Pact } from "../../src/pact/pact.ts";
import { parsePact } from "../../src/pact/parse-pact.ts";

/** A pact as text, parsed. */
export const parsePactText = (text: string, file = "pacts/web-orders.json"): Pact =>
  parsePact(parseDocument({ path: file, oid: "0", bytes: Buffer.from(text) }));

/** A pact of these interactions, or with whatever else `rest` says. */
export function pactText(interactions: unknown, version = "3.0.0", rest: Record<string, unknown> = {}): string {
  const metadata = { pactSpecification: { version } };
  return JSON.stringify({ consumer: { name: "web" }, provider: { name: "orders" }, interactions, metadata, ...rest });
}

/** The only interaction of a pact, made of a request and a response. */
export function parseHttp(request: object, response: object = {}, version = "3.0.0"): HttpInteraction {
  const asked = { description: "d", request: { method: "GET", path: "/", ...request }, response };
  const [interaction] = parsePactText(pactText([asked], version)).interactions;
  if (interaction?.kind !== "http") throw new Error("no HTTP interaction");
  return interaction;
}
