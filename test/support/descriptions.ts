import { execFileSync } from "node:child_process";
import path from "node:path";
import yaml from "js-yaml";
import { lazy } from "../../src/core/lazy.ts";
import { loadDescription } from "../../src/document/load.ts";
import { parseDocument } from "../../src/document/parse.ts";
import { openSource } from "../../src/source/source-ref.ts";
import { bundled } from "./bundle.ts";
import { cloneBundle, readCorpus } from "./corpus.ts";
import type { JsonObject } from "./json.ts";

/** A description that somebody uses, read when it is asked for. */
export interface RealDescription {
  name: string;
  /** Megabytes: a comparison takes a second or more. */
  isLarge: boolean;
  read(): Promise<JsonObject>;
}

const STRIPE = ["v71", "v90", "v109", "v127"];
const DIGITALOCEAN = ["v1.1", "v1.4", "v1.7", "v1.10"];
const GITHUB = ["22.0.0", "23.0.2"];
const SMALL = [
  "required-properties/request-new-base",
  "response-media-type-base",
  "openapi-test703",
  "openapi-test704",
];

const stripe = lazy(() => cloneBundle("stripe.bundle", "--bare"));
const digitalOcean = lazy(() => cloneBundle("digitalocean.bundle", "--bare"));

/** Descriptions of the corpus, from the smallest to the largest. */
export const realDescriptions: readonly RealDescription[] = [
  ...SMALL.map((name) => ({
    name,
    isLarge: false,
    read: async () => yaml.load(readCorpus(`oasdiff-pairs/specs/${name}.yaml`)) as JsonObject,
  })),
  ...DIGITALOCEAN.map((tag) => ({
    name: `DigitalOcean ${tag}`,
    isLarge: true,
    read: () => bundledAt(digitalOcean(), tag),
  })),
  ...STRIPE.map((tag) => ({
    name: `Stripe ${tag}`,
    isLarge: true,
    read: async () => JSON.parse(textAt(stripe(), `${tag}:openapi/spec3.json`)) as JsonObject,
  })),
  ...GITHUB.map((version) => ({
    name: `GitHub ${version}`,
    isLarge: true,
    read: async () => JSON.parse(readCorpus(`github-${version}.json.gz`)) as JsonObject,
  })),
];

const textAt = (repository: string, place: string): string =>
  execFileSync("git", ["-C", repository, "show", place], { encoding: "utf8", maxBuffer: 2 ** 26 });

const ENTRY = "specification/DigitalOcean-public.v2.yaml";

/** Many files joined by `$ref`, as one. */
async function bundledAt(repository: string, tag: string): Promise<JsonObject> {
  const tree = await openSource(`${tag}:${ENTRY}`, repository);
  try {
    const blob = (await tree.read([ENTRY])).get(ENTRY);
    if (!blob) throw new Error(`${ENTRY} is not in ${path.basename(repository)}`);
    return bundled(await loadDescription(tree, parseDocument(blob), parseDocument));
  } finally {
    tree.close();
  }
}
