import type { Location } from "./finding.ts";
import type { Ref } from "./result.ts";

/** Something that is done otherwise than in most places. */
export interface Outlier {
  api: string;
  /** Its own style: `camelCase`. */
  style: string;
  subject: string;
  location: Location;
}

/** How far descriptions agree on one convention. */
export interface ConventionReport {
  id: string;
  title: string;
  /** The style of most; null where nothing was observed. */
  majority: string | null;
  /** 0–100: the share that is in the style of the majority. */
  score: number;
  /** How many are in each style, of those that tell one from another. */
  styles: Record<string, number>;
  outliers: Outlier[];
}

/** A schema that has one name and several shapes. */
export interface Divergence {
  schema: string;
  /** Who has which shape, the shape of most first. */
  shapes: { apis: string[]; location: Location }[];
  /** In what the others differ from the first: `total: number, elsewhere string`. */
  differences: string[];
}

/** Whether descriptions look as if one person had written them: the answer of `apigate lint --consistency`. */
export interface ConsistencyReport {
  schemaVersion: 1;
  tool: { name: "apigate"; version: string };
  command: "lint --consistency";
  revision: Ref;
  /** 0–100: of all that was observed, the share that is in the style of its majority. */
  score: number;
  apis: { name: string; path: string; score: number }[];
  conventions: ConventionReport[];
  divergences: Divergence[];
}
