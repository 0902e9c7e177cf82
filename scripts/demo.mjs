import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const BIN = fileURLToPath(new URL("../bin/apigate.js", import.meta.url));
const SNAPSHOTS = fileURLToPath(new URL("../fixtures/demo/", import.meta.url));

const RELEASES = [
  { tag: "v1.2", date: "2025-03-03T09:00:00Z", message: "Release 1.2" },
  { tag: "v1.3", date: "2025-04-07T09:00:00Z", message: "Release 1.3" },
];

// Whatever the user has configured, the same objects come out.
const SETTINGS = {
  "commit.gpgsign": "false",
  "core.attributesFile": "/dev/null",
  "core.autocrlf": "false",
  "core.excludesFile": "/dev/null",
  "core.fileMode": "false",
  "core.hooksPath": "/dev/null",
  "tag.gpgsign": "false",
};

/** Lays out a git repository with the tags v1.2 and v1.3 in a directory that is new or empty. */
export function layOutDemo(directory) {
  mkdirSync(directory, { recursive: true });
  if (readdirSync(directory).length > 0) throw new Error(`${directory} is not empty`);
  const git = gitIn(directory);
  git(["init", "--quiet", "--template=", "--initial-branch=main"]);
  for (const release of RELEASES) addRelease(git, directory, release);
}

function addRelease(git, directory, { tag, date, message }) {
  replaceTree(directory, join(SNAPSHOTS, tag));
  git(["add", "--all"]);
  const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  git(["commit", "--quiet", "--message", message], dates);
  git(["tag", tag]);
}

function replaceTree(directory, snapshot) {
  for (const name of readdirSync(directory)) {
    if (name !== ".git") rmSync(join(directory, name), { recursive: true });
  }
  cpSync(snapshot, directory, { recursive: true });
}

function gitIn(directory) {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return (args, dates = {}) =>
    execFileSync("git", [...settings, ...args], {
      cwd: directory,
      env: { ...environment(), ...dates },
      stdio: ["ignore", "ignore", "inherit"],
    });
}

// A git hook sets GIT_DIR and the like; left in place they would point at another repository.
function environment() {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return {
    ...Object.fromEntries(inherited),
    GIT_ATTR_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Shop Release",
    GIT_AUTHOR_EMAIL: "release@shop.example",
    GIT_COMMITTER_NAME: "Shop Release",
    GIT_COMMITTER_EMAIL: "release@shop.example",
  };
}

function demo() {
  requireApigate();
  const directory = mkdtempSync(join(tmpdir(), "apigate-demo-"));
  layOutDemo(directory);
  introduce(directory);
  const here = { cwd: directory, stdio: "inherit" };
  const { status, signal } = apigate(["diff", "v1.2", "v1.3"], here);
  if (status !== 1) {
    throw new Error(`apigate ended with ${status ?? signal} where the gate should block with 1`);
  }
  explain(directory);
}

// Node itself exits with 1 when a module is missing, which would look like a gate that blocks.
function requireApigate() {
  const { status, stderr } = apigate(["--version"], { encoding: "utf8" });
  if (status !== 0) throw new Error(`apigate does not start (run "npm run compile"?)\n${stderr}`);
}

function apigate(args, options) {
  return spawnSync(process.execPath, [BIN, ...args], { ...options, env: environment() });
}

function introduce(directory) {
  console.log(`A shop keeps the descriptions of its services in git: ${directory}
  apis/   orders, payments, inventory, shipping
  pacts/  what billing, storefront, orders and warehouse expect of them
Two releases are tagged; v1.3 reads like an ordinary one.

$ apigate diff v1.2 v1.3`);
}

function explain(directory) {
  console.log(`
Exit status 1 is the gate blocking: v1.3 would break services that work with v1.2.
The repository is kept at ${directory}; try next:
  cd ${quoted(directory)}
  node ${quoted(BIN)} verify                              what consumers expect, against the descriptions
  node ${quoted(BIN)} usage --field Order.status          who reads it
  node ${quoted(BIN)} diff v1.2 v1.3 --format json`);
}

function quoted(path) {
  return /^[\w./:@+-]+$/.test(path) ? path : `"${path}"`;
}

function main() {
  const { values } = parseArgs({ options: { "layout-only": { type: "string" } } });
  const directory = values["layout-only"];
  if (directory === undefined) demo();
  else layOutDemo(resolve(directory));
}

function isScript() {
  const started = process.argv[1];
  return started !== undefined && import.meta.url === pathToFileURL(realpathSync(started)).href;
}

if (isScript()) {
  try {
    main();
  } catch (error) {
    console.error(`demo: ${error.message}`);
    process.exitCode = 1;
  }
}
