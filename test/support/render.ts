import type { Finding } from "../../src/core/finding.ts";

/** One finding per line: `revision.yaml:7:70 error max-length-decreased request POST /pets: message`. */
export const render = (findings: readonly Finding[]): string =>
  findings.map((finding) => `${line(finding)}\n`).join("");

function line({ location, severity, ruleId, side, operations, message }: Finding): string {
  const place = `${location.file}:${location.line}:${location.column}`;
  const reach = operations.length > 0 ? [operations.join(", ")] : [];
  return `${[place, severity, ruleId, ...(side ? [side] : []), ...reach].join(" ")}: ${message}`;
}
