import { sourceOf } from "../lint/ruleset/load.ts";
import { runStock } from "../lint/spectral/stock.ts";
import type { Engine } from "./lint-spectral.ts";

/** Spectral itself, over the same documents: slow, and what ours is held against. */
export const stockEngine: Engine = (ruleset, sources) => runStock(ruleset, sources, { nameOf: sourceOf });
