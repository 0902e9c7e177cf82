import type { Node } from "../document/node.ts";
import type { Api, Operation } from "../model/api.ts";
import type { HttpInteraction } from "../pact/pact.ts";
import { Acceptance } from "./acceptance.ts";
import type { Mismatch } from "./mismatch.ts";
import { TextReader } from "./parameter-values.ts";
import { Router } from "./routing/route.ts";
import type { Use } from "./usage.ts";

/** One description, ready to be held against interactions; what was worked out for one serves the next. */
export interface Provider {
  api: Api;
  router: Router;
  requests: Acceptance;
  responses: Acceptance;
  /** Texts of requests, and of responses. */
  requestTexts: TextReader;
  responseTexts: TextReader;
}

export function buildProvider(api: Api): Provider {
  return {
    api,
    router: new Router(api),
    requests: new Acceptance(api.reader, "request"),
    responses: new Acceptance(api.reader, "response"),
    requestTexts: new TextReader(api.reader, "request"),
    responseTexts: new TextReader(api.reader, "response"),
  };
}

/** An interaction held against the operation it is routed to; the checks add to `mismatches` and `uses`. */
export interface Exchange {
  provider: Provider;
  interaction: HttpInteraction;
  operation: Operation;
  /** Path parameters as they were written. */
  pathParameters: ReadonlyMap<string, string>;
  /** The consumer wants to be refused (a status of 400 and above): what it sends may be wrong. */
  isRefusal: boolean;
  mismatches: Mismatch[];
  uses: Use[];
  /** Parameters that are left out, and their schemas. */
  leftOut: Node[];
}
