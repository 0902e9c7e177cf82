import { ApigateError } from "../../core/errors.ts";
import { encodeFact } from "../../deployment/fact-files.ts";
import { gitTree } from "../../source/git-tree.ts";
import { resolveRevision } from "../../source/revision.ts";
import { confirm, openPlace, type RecordFlags, record, requireName, versionOrHead } from "../recorded.ts";

export interface DescriptionFlags extends RecordFlags {
  provider: string;
  version?: string;
  commit: string;
}

/** `apigate record-description PATH`: a file of a commit describes the API of a provider version. */
export async function runRecordDescription(path: string, flags: DescriptionFlags): Promise<void> {
  const place = openPlace(flags);
  const provider = requireName("--provider", flags.provider);
  const version = versionOrHead(place, flags.version);
  const revision = await resolveRevision(place.repository, flags.commit);
  const tree = gitTree(place.repository, revision);
  const entry = (await tree.entries()).get(path);
  tree.close();
  if (entry?.kind !== "file" || entry.oid === undefined)
    throw new ApigateError("E_SOURCE", `there is no such file in \`${flags.commit}\``, {
      location: { file: path },
      hint: "Name it from the top of the repository: apis/orders/openapi.yaml",
    });
  const fact = { provider, version, commit: revision.commit, path, digest: entry.oid };
  const added = await record(place, `Description of ${provider} ${version}`, ({ descriptions }, at) =>
    descriptions.some((known) => encoded({ ...known, at }) === encoded({ ...fact, at }))
      ? []
      : [encodeFact("descriptions", { ...fact, at })],
  );
  confirm(added, `${path} describes ${provider} ${version}`);
}

const encoded = (fact: Parameters<typeof encodeFact<"descriptions">>[1]): string =>
  encodeFact("descriptions", fact).path;
