import picocolors from "picocolors";
import type { Paint } from "../reporters/text.ts";

/** `--color`, then NO_COLOR, then FORCE_COLOR, then whether standard output is a terminal. */
export async function painter(when: "auto" | "always" | "never"): Promise<Paint> {
  return picocolors.createColors(when === "always" || (when === "auto" && wantsColor()));
}

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0";
  return TERM !== "dumb" && process.stdout.isTTY === true;
}
