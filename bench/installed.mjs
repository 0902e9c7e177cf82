import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first executable of this name on PATH, undefined where there is none. */
export function findOnPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** The version a package.json states, undefined where it is not installed. */
export function versionIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}

/** A binary made by `go install` does not know its version; its build information does. */
export function goVersion(binary, flag) {
  const built = firstMatch("go", ["version", "-m", binary], /^\s*mod\s+\S+\s+(\S+)/m);
  return built ?? firstMatch(binary, [flag], /(v?\d+\.\S+)/) ?? "of an unknown version";
}

export function firstMatch(command, args, pattern) {
  const { stdout } = spawnSync(command, args, { encoding: "utf8" });
  return pattern.exec(stdout ?? "")?.[1];
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
