import { diffSpecs } from "openapi-diff";
import type { JsonObject } from "./json.ts";

/** What the peer says of a pair: codes and places of breaking differences, or why it cannot read one of them. */
export type PeerVerdict = { breaks: string[] } | { unreadable: string };

/** Asks npm openapi-diff, in this process. It reads OpenAPI 3.0 and Swagger 2.0. */
export async function askPeer(base: JsonObject, revision: JsonObject): Promise<PeerVerdict> {
  const spec = (location: string, description: JsonObject) => ({
    content: JSON.stringify(description),
    location,
    format: "swagger" in description ? ("swagger2" as const) : ("openapi3" as const),
  });
  try {
    const outcome = await diffSpecs({
      sourceSpec: spec("base.json", base),
      destinationSpec: spec("revision.json", revision),
    });
    if (!outcome.breakingDifferencesFound) return { breaks: [] };
    return { breaks: outcome.breakingDifferences.map(nameOf) };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
}

function nameOf({
  code,
  sourceSpecEntityDetails: [before],
  destinationSpecEntityDetails: [after],
}: Difference): string {
  return `${code} ${before?.location ?? after?.location ?? ""}`;
}

interface Difference {
  code: string;
  sourceSpecEntityDetails: { location: string }[];
  destinationSpecEntityDetails: { location: string }[];
}
