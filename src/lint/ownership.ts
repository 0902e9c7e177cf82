import { ApigateError } from "../core/errors.ts";
import { parseYaml } from "../document/parse-yaml.ts";
import { isObject, type Json, own } from "../document/value.ts";
import { codeownersOf } from "./codeowners.ts";

/** Who owns a description, as the repository says it. */
export interface Ownership {
  owners: readonly string[];
  /** The file that says so: `CODEOWNERS`, `orders/catalog-info.yaml`. */
  source: string;
}

interface TextFile {
  file: string;
  text: string;
}

export interface OwnershipFiles {
  /** Catalogues beside and above the description, the nearest first. */
  catalogs: readonly TextFile[];
  codeowners: TextFile | undefined;
}

/** The nearest catalogue that names an owner, else CODEOWNERS; undefined where neither names one. */
export function ownershipOf(path: string, { catalogs, codeowners }: OwnershipFiles): Ownership | undefined {
  for (const { file, text } of catalogs) {
    const owner = catalogOwnerOf(entitiesIn(text, file), nameFrom(file, path));
    if (owner !== undefined) return { owners: [owner], source: file };
  }
  const owners = codeowners ? codeownersOf(codeowners.text, path) : [];
  return codeowners && owners.length > 0 ? { owners, source: codeowners.file } : undefined;
}

/** Backstage's descriptors beside and above a file, the nearest first. */
export function catalogFilesFor(path: string): string[] {
  const folders = path.split("/").slice(0, -1);
  const from = [...folders.keys()].map((index) => folders.slice(0, folders.length - index));
  return [...from, []].flatMap((folder) =>
    ["catalog-info.yaml", "catalog-info.yml"].map((name) => [...folder, name].join("/")),
  );
}

/** The entities of a catalogue, one a YAML document. One that cannot be read names no owner. */
export function entitiesIn(text: string, file: string): Json[] {
  const documents = text.replace(/^\uFEFF/, "").split(/^(?:---|\.\.\.)(?=\s|$)/m);
  return documents.flatMap((document) => {
    try {
      return document.trim() === "" ? [] : [parseYaml(document, file)];
    } catch (error) {
      if (error instanceof ApigateError) return [];
      throw error;
    }
  });
}

/** A path as a descriptor in `file` would write it: from its own folder. */
function nameFrom(file: string, path: string): string {
  const folder = file.slice(0, file.lastIndexOf("/") + 1);
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

const OWNED = new Set(["API", "Component", "System", "Domain", "Resource"]);

/**
 * `spec.owner` of the entities of a catalog-info.yaml: of the API whose definition is the file `definition`, else of
 * the first entity that has one. Placeholders of templates are no owners.
 */
export function catalogOwnerOf(document: Json | readonly Json[], definition?: string): string | undefined {
  const entities = (Array.isArray(document) ? document : [document]).filter(isObject);
  const specs = entities.flatMap((entity) => {
    const [kind, spec] = [own(entity, "kind"), own(entity, "spec")];
    return typeof kind === "string" && OWNED.has(kind) && isObject(spec) ? [spec] : [];
  });
  const exact = specs.filter(
    (spec) => definition !== undefined && definitionFile(own(spec, "definition")) === definition,
  );
  for (const spec of [...exact, ...specs]) {
    const owner = own(spec, "owner");
    if (typeof owner === "string" && owner.trim() !== "" && !owner.includes("{{")) return owner.trim();
  }
  return undefined;
}

/** `definition: {$text: ./openapi.yaml}`, the way Backstage refers to a file. */
function definitionFile(definition: Json | undefined): string | undefined {
  if (!isObject(definition)) return undefined;
  const file = ["$text", "$yaml", "$json", "$openapi"]
    .map((key) => own(definition, key))
    .find((text) => text !== undefined);
  return typeof file === "string" ? file.replace(/^\.\//, "") : undefined;
}
