import { execFileSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { pactFor } from "./pacts.mjs";
import { bundle } from "./redocly.mjs";
import { smallPair } from "./small-pair.mjs";

const required = ["stripe.bundle", "digitalocean.bundle", "github-22.0.0.json.gz", "github-23.0.2.json.gz"];

export function missingFrom(corpus) {
  return required.filter((file) => !existsSync(join(corpus, file)));
}

/**
 * Unpacks the corpus into `folder`, each part when a case first asks for it.
 * A pair is `{ base, revision, megabytes }`, its files named relative to `folder`.
 */
export function openInputs(corpus, folder) {
  const stripe = once(() => clone(join(corpus, "stripe.bundle"), join(folder, "stripe")));
  const stripeAt = (tag) => {
    const file = `stripe-${tag}.json`;
    if (!existsSync(join(folder, file))) show(stripe(), `${tag}:openapi/spec3.json`, folder, file);
    return file;
  };
  const smallFiles = once(() => writeSmallPair(folder));
  const gitHubFiles = once(() => unpackGitHub(corpus, folder));
  const digitalOcean = once(() => clone(join(corpus, "digitalocean.bundle"), join(folder, "digitalocean"), "v1.10"));
  const digitalOceanEntry = () => join(digitalOcean(), "specification/DigitalOcean-public.v2.yaml");
  return {
    folder,
    stripe,
    digitalOcean,
    digitalOceanEntry: () => relative(folder, digitalOceanEntry()),
    digitalOceanBundle: once(() => bundled(folder, digitalOceanEntry(), "digitalocean-v1.10.json")),
    smallFiles,
    stripeAt,
    stripeFiles: (base, revision) => sized(folder, stripeAt(base), stripeAt(revision)),
    gitHubFiles,
    stripeContract: (count) => contract(folder, stripeAt("v127"), count),
    gitHubContract: (count) => contract(folder, gitHubFiles().revision, count),
    oasRuleset: once(() => writeRuleset(folder)),
    smallContract: (count) => contract(folder, smallFiles().base, count),
  };
}

/** A description and a pact of `count` interactions made from it: `{ description, pact, count }`. */
function contract(folder, description, count) {
  const pact = `${description.replace(/\.json$/, "")}-${count}-pact.json`;
  const parsed = JSON.parse(readFileSync(join(folder, description), "utf8"));
  writeFileSync(join(folder, pact), JSON.stringify(pactFor(parsed, count), null, 2));
  return { description, pact, count };
}

/** Undefined where there is nothing to bundle with. */
function bundled(folder, entry, file) {
  return bundle(entry, join(folder, file)) ? file : undefined;
}

function clone(source, target, ...tag) {
  const at = tag.flatMap((name) => ["--branch", name]);
  const args = ["-c", "advice.detachedHead=false", "clone", "--quiet", ...at, source, target];
  execFileSync("git", args, { stdio: "inherit" });
  return target;
}

function show(repository, object, folder, file) {
  const out = openSync(join(folder, file), "w");
  const args = ["-C", repository, "show", object];
  execFileSync("git", args, { stdio: ["ignore", out, "inherit"] });
  closeSync(out);
}

function writeSmallPair(folder) {
  for (const [side, description] of Object.entries(smallPair())) {
    writeFileSync(join(folder, `small-${side}.json`), JSON.stringify(description, null, 2));
  }
  return sized(folder, "small-base.json", "small-revision.json");
}

/** What a team that takes Spectral's rules for OpenAPI as they are would write. */
function writeRuleset(folder) {
  const file = "oas.spectral.yaml";
  writeFileSync(join(folder, file), "extends: spectral:oas\n");
  return file;
}

function unpackGitHub(corpus, folder) {
  const [base, revision] = ["22.0.0", "23.0.2"].map((version) => {
    const file = `github-${version}.json`;
    writeFileSync(join(folder, file), gunzipSync(readFileSync(join(corpus, `${file}.gz`))));
    return file;
  });
  return sized(folder, base, revision);
}

function sized(folder, base, revision) {
  const megabytes = [base, revision].map((file) => statSync(join(folder, file)).size / 1e6);
  return { base, revision, megabytes };
}

function once(make) {
  let made;
  return () => {
    made ??= make();
    return made;
  };
}
