import { readPact as parseBlob } from "../pact/discover.ts";
import type { Pact } from "../pact/pact.ts";
import { readPacts } from "../pact/read-pacts.ts";
import { openPlace } from "../source/place.ts";
import { readUrl } from "../source/url.ts";
import type { PactFlags } from "./flags.ts";

/** The pacts that were named; undefined when none were, and those of the tree count. */
export async function namedPacts({ pacts, allowUrl }: PactFlags, cwd: string): Promise<Pact[] | undefined> {
  if (!pacts) return undefined;
  const found: Pact[] = [];
  for (const source of pacts) found.push(...(await readSource(source, allowUrl ?? [], cwd)));
  return found;
}

async function readSource(source: string, allowed: readonly string[], cwd: string): Promise<Pact[]> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) {
    const blob = await readUrl(source, allowed);
    return [parseBlob(blob.path, blob)];
  }
  const { tree, path } = await openPlace(source, cwd);
  try {
    return await readPacts(tree, [path]);
  } finally {
    tree.close();
  }
}
