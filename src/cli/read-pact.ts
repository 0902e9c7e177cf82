import path from "node:path";
import { ApigateError } from "../core/errors.ts";
import { isName } from "../deployment/shape.ts";
import { parseDocument } from "../document/parse.ts";
import type { Pact } from "../pact/pact.ts";
import { parsePact } from "../pact/parse-pact.ts";
import { readRegular } from "../source/work-tree.ts";

/** One pact file as it lies on disk. */
export function readPact(cwd: string, file: string): Pact {
  const blob = readRegular(path.resolve(cwd, file), file);
  if (!blob)
    throw new ApigateError("E_PACT", "this is no file", { location: { file }, hint: "Name the pact files one by one" });
  const pact = parsePact(parseDocument(blob));
  for (const name of [pact.consumer, pact.provider])
    if (!isName(name))
      throw new ApigateError("E_PACT", "the name of a participant cannot be recorded", {
        location: { file },
        hint: "A name is one line of at most 255 characters, without control characters or spaces around it",
      });
  return pact;
}
