import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { folder } from "./folder.ts";
import { GIT_ENVIRONMENT } from "./git-dir.ts";

/** Real descriptions and cases with known answers; they are not part of the repository. */
const place = process.env.APIGATE_CORPUS;

export const hasCorpus = place !== undefined;

export const corpusFile = (name: string): string => path.join(place ?? "", name);

export const readCorpus = (name: string): string => {
  const bytes = readFileSync(corpusFile(name));
  return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
};

/** A clone of a bundle; bare ones have no work tree. */
export function cloneBundle(name: string, ...options: string[]): string {
  const target = path.join(folder(), "clone");
  execFileSync("git", ["clone", "--quiet", ...options, corpusFile(name), target], {
    env: { PATH: process.env.PATH ?? "", HOME: target, ...GIT_ENVIRONMENT },
    stdio: "ignore",
  });
  return target;
}
