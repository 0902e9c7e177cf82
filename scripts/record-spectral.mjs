// Records what Spectral itself finds in the descriptions of the corpus, which takes it minutes:
//   APIGATE_CORPUS=… node scripts/record-spectral.mjs
// Each rule becomes one line of test/spectral/expected/<name>.txt: its name, how often, and a hash of what and where.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const corpus = process.env.APIGATE_CORPUS;
if (!corpus) throw new Error("APIGATE_CORPUS names the folder of the corpus");

const top = mkdtempSync(path.join(tmpdir(), "apigate-record-"));
const clone = (bundle, tag) => {
  const folder = path.join(top, bundle);
  execFileSync("git", ["clone", "--quiet", path.join(corpus, `${bundle}.bundle`), folder]);
  execFileSync("git", ["checkout", "--quiet", tag], { cwd: folder });
  return folder;
};
const unpack = (name) => {
  const folder = path.join(top, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, `${name}.json`), gunzipSync(readFileSync(path.join(corpus, `${name}.json.gz`))));
  return folder;
};

const CASES = [
  ["stripe-v127", () => clone("stripe", "v127"), "openapi/spec3.json"],
  ["digitalocean-v1.10", () => clone("digitalocean", "v1.10"), "specification/DigitalOcean-public.v2.yaml"],
  ["github-23.0.2", () => unpack("github-23.0.2"), "github-23.0.2.json"],
];

try {
  const ruleset = path.join(top, "ruleset.yaml");
  writeFileSync(ruleset, "extends: [[spectral:oas, all]]\n");
  for (const [name, make, file] of CASES) writeFileSync(expected(name), digest(lint(make(), file, ruleset)));
} finally {
  rmSync(top, { recursive: true });
}

function expected(name) {
  return path.join(import.meta.dirname, "..", "test", "spectral", "expected", `${name}.txt`);
}

/** Findings as `file rule path message severity range`. */
function lint(folder, file, ruleset) {
  const spectral = path.join(import.meta.dirname, "..", "node_modules", ".bin", "spectral");
  const output = path.join(top, "results.json");
  const args = [
    "lint",
    path.join(folder, file),
    "--ruleset",
    ruleset,
    "--format",
    "json",
    "--output",
    output,
    "--quiet",
  ];
  const { status, stderr } = spawnSync(spectral, args, { encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(stderr);
  return JSON.parse(readFileSync(output, "utf8")).map(({ code, path: place, message, severity, range, source }) => [
    code,
    JSON.stringify(
      [path.relative(folder, source), place.map(String), message, severity, range.start, range.end].flatMap(plain),
    ),
  ]);
}

/** Positions without the names of their parts, whose order differs. */
function plain(part) {
  return part?.line === undefined ? [part] : [part.line, part.character];
}

function digest(findings) {
  const rules = groups(findings);
  const lines = [...rules].map(([code, own]) => {
    const text = own
      .map(([, line]) => line)
      .sort()
      .join("\n");
    return `${code} ${own.length} ${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  });
  return `${lines.sort().join("\n")}\n`;
}

function groups(findings) {
  const known = new Map();
  for (const finding of findings) known.set(finding[0], [...(known.get(finding[0]) ?? []), finding]);
  return known;
}
