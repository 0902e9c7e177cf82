import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { versionIn } from "./installed.mjs";

const bin = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", import.meta.url));

/** Neither telemetry nor a look for updates: both would be measured with the work. */
const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** A contestant that runs redocly, undefined where it is not installed. */
export function redocly(args, options) {
  if (!existsSync(bin)) return;
  return { tool: "redocly", argv: [process.execPath, bin, ...args], env: quiet, ...options };
}

/** Writes a description of many files as one JSON file; false where redocly is not installed. */
export function bundle(entry, target) {
  if (!existsSync(bin)) return false;
  const args = [bin, "bundle", entry, "--output", target];
  execFileSync(process.execPath, args, { stdio: "ignore", env: { ...process.env, ...quiet } });
  return true;
}

export const redoclyVersion = () =>
  versionIn(fileURLToPath(new URL("node_modules/@redocly/cli/package.json", import.meta.url)));
