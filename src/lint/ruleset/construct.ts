import type { Ruleset } from "@stoplight/spectral-core";
import type { Combined } from "./combine.ts";
import { parseObjection } from "./objection.ts";
import { core } from "./parts.ts";
import { refuse } from "./refuse.ts";
import type { Extension } from "./source.ts";

/** Spectral's `Ruleset`. What files say has been checked; what programs say is left to Spectral. */
export function construct({ definition, source }: Combined, roots: readonly Extension[]): Ruleset {
  const { Ruleset } = core();
  try {
    return new Ruleset(definition, { severity: "recommended", source });
  } catch (cause) {
    const { message, path } = parseObjection(cause);
    const place = path.length > 0 ? ` (${path.join(".")})` : "";
    throw refuse(roots.find(({ at }) => at)?.at, `Spectral refuses the ruleset: ${message}${place}`);
  }
}
