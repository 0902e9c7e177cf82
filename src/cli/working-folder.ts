import { statSync } from "node:fs";
import path from "node:path";
import { ApigateError } from "../core/errors.ts";

/** The folder a command works in. */
export function resolveCwd(cwd: string | undefined): string {
  if (cwd === "")
    throw new ApigateError("E_USAGE", "--cwd names no folder", { hint: "Is a variable of your script unset?" });
  const folder = path.resolve(cwd ?? ".");
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new ApigateError("E_USAGE", `--cwd: there is no folder \`${folder}\``);
}
