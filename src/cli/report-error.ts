import { ApigateError } from "../core/errors.ts";
import { plain } from "../reporters/plain.ts";
import { EXIT } from "./exit.ts";
import { version } from "./version.ts";

/** Prints why apigate could not judge; only a bug shows a stack. */
export function reportError(error: unknown): number {
  process.stderr.write(error instanceof ApigateError ? expected(error) : bug(error));
  return EXIT.couldNotJudge;
}

function expected({ message, location, hint, code, output }: ApigateError): string {
  const lines = [`error: ${plain(message)} [${code}]`];
  if (location?.file !== undefined) {
    const position = location.line === undefined ? "" : `:${location.line}:${location.column ?? 1}`;
    lines.push(`  at ${plain(location.file)}${position}`);
  }
  for (const line of output) lines.push(`  | ${plain(line)}`);
  if (hint !== undefined) lines.push(`  hint: ${plain(hint)}`);
  return `${lines.join("\n")}\n`;
}

function bug(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `error: apigate failed; this is a bug in apigate ${version()} (node ${process.version})\n${plain(stack).replaceAll("␊", "\n")}\n  hint: Please report it with the lines above and, if you can, the two descriptions\n`;
}
