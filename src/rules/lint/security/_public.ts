import { isTrue } from "../../../document/node.ts";
import type { Operation } from "../../../model/api.ts";

/** The author says in so many words that everybody may call it. */
export const isMarkedPublic = ({ node, pathNode }: Operation): boolean =>
  isTrue(node, "x-public") || isTrue(pathNode, "x-public");
