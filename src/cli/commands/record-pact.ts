import { ApigateError } from "../../core/errors.ts";
import { encodeFact, type FactFile } from "../../deployment/fact-files.ts";
import type { Publication } from "../../deployment/facts.ts";
import { encodePact } from "../../deployment/pact-content.ts";
import { readPactFile } from "../read-pact-file.ts";
import { confirm, openPlace, type RecordFlags, record, requireName, versionOrHead } from "../recorded.ts";

export interface PactFlags extends RecordFlags {
  version?: string;
  branch?: string;
}

type Draft = Omit<Publication, "at">;

/** `apigate record-pact FILE…`: publishes the pacts of a consumer version. */
export async function runRecordPact(files: readonly string[], flags: PactFlags): Promise<void> {
  const place = openPlace(flags);
  const version = versionOrHead(place, flags.version);
  const branch = flags.branch === undefined ? null : requireName("--branch", flags.branch);
  const contents: FactFile[] = [];
  const drafts: Draft[] = [];
  for (const name of files) {
    const pact = readPactFile(place.cwd, name);
    const { pactSha, file } = encodePact(pact);
    const draft = { consumer: pact.consumer, version, provider: pact.provider, pactSha, branch };
    refuseChange(draft, drafts, name);
    drafts.push(draft);
    contents.push(file);
  }
  const what = drafts.map(({ consumer, provider }) => `${consumer} ${version} with ${provider}`).join(", ");
  const added = await record(place, `Pacts of ${what}`, ({ publications }, at) => {
    for (const [index, draft] of drafts.entries()) refuseChange(draft, publications, files[index] ?? "");
    const fresh = drafts.filter((draft) => !publications.some((known) => isSame(known, draft)));
    return [...contents, ...fresh.map((draft) => encodeFact("publications", { ...draft, at }))];
  });
  confirm(added, `pacts of ${what}`);
}

const isSame = (a: Draft, b: Draft): boolean => isOfPair(a, b) && a.pactSha === b.pactSha && a.branch === b.branch;

const isOfPair = (a: Draft, b: Draft): boolean =>
  a.consumer === b.consumer && a.version === b.version && a.provider === b.provider;

/** What a version relies on is settled when it is published: results that exist would otherwise be of something else. */
function refuseChange(draft: Draft, known: readonly Draft[], file: string): void {
  const other = known.find((one) => isOfPair(one, draft) && one.pactSha !== draft.pactSha);
  if (!other) return;
  const { consumer, version, provider } = draft;
  throw new ApigateError("E_RECORD", `${consumer} ${version} has already published another pact with ${provider}`, {
    location: { file },
    hint: "A version publishes one pact per provider: give a changed pact a new version, and merge several files into one",
  });
}
