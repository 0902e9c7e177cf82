import path from "node:path";
import { ApigateError } from "../core/errors.ts";
import { isName } from "../deployment/shape.ts";
import { readPact } from "../pact/discover.ts";
import type { Pact } from "../pact/pact.ts";
import { readRegular } from "../source/work-tree.ts";

/** One pact file as it lies on disk, between participants whose names can be recorded. */
export function readPactFile(cwd: string, file: string): Pact {
  const pact = readPact(file, readRegular(path.resolve(cwd, file), file));
  if (isName(pact.consumer) && isName(pact.provider)) return pact;
  throw new ApigateError("E_PACT", "the name of a participant cannot be recorded", {
    location: { file },
    hint: "A name is one line of at most 255 characters, without control characters or spaces around it",
  });
}
