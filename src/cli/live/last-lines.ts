import type { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { plain } from "../../reporters/plain.ts";

/** Lines kept of what a program prints, and characters kept of a line. */
const LINES = 20;
const WIDTH = 400;

/** Reads streams to their end and remembers their last lines, safe to print. */
export function lastLines(...streams: readonly (Readable | null)[]): () => string[] {
  let text = "";
  for (const stream of streams) {
    stream?.setEncoding("utf8").on("data", (part: string) => {
      text = (text + part).slice(-LINES * WIDTH);
    });
    stream?.on("error", () => {});
  }
  return () =>
    stripVTControlCharacters(text)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "")
      .slice(-LINES)
      .map((line) => plain(line.slice(0, WIDTH)));
}
