import type { Node } from "../document/node.ts";

/** What one interaction relies on. */
export interface Usage {
  /** `GET /orders/{id}`. */
  operation: string;
  /** Status as described: `200`, `4XX`, `default`. */
  status: string | undefined;
  /** Of the response. */
  mediaType: string | undefined;
  /** Names of the security schemes whose credentials are sent. */
  security: readonly string[];
  /** Parameters, headers and body parts, in the order they were met. */
  uses: readonly Use[];
  /** Parameters that are left out, and their schemas. */
  leftOut: readonly Node[];
}

/** One place of the description that an interaction relies on. */
export interface Use {
  /** Where in the interaction, items without positions: `response.body.items[*].id`. */
  at: string;
  /** The places that describe it: its declaration and the schemas that apply. */
  nodes: readonly Node[];
  /** What the consumer expects or sends, in words: `any string`, `one of "paid"`, `matches ^ord-`. */
  wants: string;
  /** The consumer reads on when it is null. */
  toleratesNull: boolean;
  /** The consumer reads on when it is not there. */
  toleratesAbsent: boolean;
}

/** What is relied on as it stands: a parameter, a status, a media type. */
export const use = (at: string, nodes: readonly Node[], wants: string): Use => ({
  at,
  nodes,
  wants,
  toleratesNull: false,
  toleratesAbsent: false,
});

/** How messages call a place of a body. */
export function nameAt(path: readonly (string | number)[]): string {
  const text = bodyPathText(path);
  return text === "" ? "the body" : `\`${text.replace(/^\./, "")}\``;
}

/** `.items[*].id` for a place in a body. */
export const bodyPathText = (path: readonly (string | number)[]): string =>
  path.map((step) => (typeof step === "number" ? "[*]" : /^[\w$-]+$/.test(step) ? `.${step}` : `['${step}']`)).join("");
