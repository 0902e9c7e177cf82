import type { Description } from "../document/description.ts";
import type { Node } from "../document/node.ts";
import type { SpecVersion } from "../document/version.ts";
import type { Security, SecurityScheme, Server } from "./api.ts";

/** What every part of one description's model is built with. */
export interface Context {
  description: Description;
  version: SpecVersion;
  root: Node;
  schemes: ReadonlyMap<string, SecurityScheme>;
  /** Servers by the place that lists them: nearly always the root. */
  servers: Map<unknown, Server[]>;
  /** Security by the place that demands it. */
  security: Map<unknown, Security>;
}
