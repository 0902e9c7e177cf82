import type { Edit } from "../../document/edit/edit.ts";
import type { Node } from "../../document/node.ts";
import type { Api } from "../../model/api.ts";

/** Mends what some rules find. It only proposes: whether an edit would break somebody is found out afterwards. */
export interface Fixer {
  /** Whose findings it mends: ours, and Spectral's that mean the same. */
  rules: readonly string[];
  /** The edits that mend the finding at `place`; none where it cannot be told what is meant. */
  fix(place: Node, api: Api): readonly Edit[];
}
