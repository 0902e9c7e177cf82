import { verifyLive } from "../../src/cli/live/verify-live.ts";
import { reportError } from "../../src/cli/report-error.ts";

/** A command of its own around live verification: options as JSON in, interactions or an error message out. */
try {
  const interactions = await verifyLive(JSON.parse(process.argv[2] ?? ""));
  process.stdout.write(JSON.stringify(interactions));
  process.exitCode = interactions.every(({ ok }) => ok) ? 0 : 1;
} catch (error) {
  process.exitCode = reportError(error);
}
