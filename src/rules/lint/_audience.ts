import { member, type Node, stringOf } from "../../document/node.ts";
import type { Json } from "../../document/value.ts";
import type { LintOption } from "../../lint/rule.ts";
import type { Api } from "../../model/api.ts";

export const AUDIENCE_OPTION: LintOption = {
  description: "The field at the root or in `info` that says who calls the API",
  default: "x-audience",
  schema: { type: "string", pattern: "^x-" },
};

const EXTERNAL = new Set(["external", "public", "partner", "external-public", "external-partner"]);

/** Whom a description is for, as its author says it: in `info` or at the root. */
export function audienceOf({ node }: Api, field: Json | undefined): { audience: string; node: Node } | undefined {
  for (const place of [member(node, "info"), node]) {
    const audience = stringOf(place, String(field));
    const at = place && member(place, String(field));
    if (audience !== undefined && at) return { audience, node: at };
  }
  return undefined;
}

/** Callers outside the organisation. A description that names no audience is not taken for an external one. */
export const isForOutsiders = (api: Api, field: Json | undefined): boolean =>
  EXTERNAL.has((audienceOf(api, field)?.audience ?? "").toLowerCase());
