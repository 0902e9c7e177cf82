import path from "node:path";
import type { Node } from "../../document/node.ts";
import { refuse, refuseName } from "./refuse.ts";

export const PACKS = ["oas", "asyncapi", "arazzo"] as const;
/** The rulesets that come with Spectral. */
export type Pack = (typeof PACKS)[number];

/** What a name in `extends` stands for. */
export type Target =
  | { kind: "own"; name: string }
  | { kind: "pack"; name: Pack }
  /** A file of the tree; `code` when it is JavaScript. */
  | { kind: "data" | "code"; file: string; mayBePackage: boolean };

/** Reads a name as `extends` of the file `from` has it; `at` is where it stands. Paths are relative to that file. */
export function parseTarget(name: string, from: string, at: Node | undefined): Target {
  if (name.startsWith("apigate:")) return { kind: "own", name: name.slice("apigate:".length) };
  if (name.startsWith("spectral:")) return packTarget(name.slice("spectral:".length), at);
  if (/^(?:https?:|[a-z][a-z0-9+.-]*:\/\/)/i.test(name))
    throw refuse(at, `rulesets are never read from the network: \`${name}\``, "Download it into the repository");
  return {
    kind: /\.(?:json|ya?ml)$/i.test(name) ? "data" : "code",
    file: fileWithin(name, from, at),
    mayBePackage: /^(?:@[\w.-]+\/)?\w[\w.-]*(?:\/|$)/.test(name),
  };
}

function packTarget(name: string, at: Node | undefined): Target {
  const pack = PACKS.find((known) => known === name);
  if (pack) return { kind: "pack", name: pack };
  const known = PACKS.map((each) => `spectral:${each}`);
  throw refuseName(at, `there is no ruleset \`spectral:${name}\``, `spectral:${name}`, known);
}

/** The path in the tree of a file that is named in another one; never outside the tree. */
export function fileWithin(name: string, from: string, at: Node | undefined): string {
  const written = name.replaceAll("\\", "/");
  if (written === "" || written.includes("\0")) throw refuse(at, "the name of a ruleset is empty or no text");
  if (written.startsWith("/") || /^[a-z]:/i.test(written))
    throw refuse(at, `rulesets are named by relative paths: \`${name}\``, RELATIVE);
  const file = path.posix.join(path.posix.dirname(from), written);
  if (file === ".." || file.startsWith("../"))
    throw refuse(at, `\`${name}\` lies outside of what is linted`, "Copy it into the repository");
  return file;
}

const RELATIVE = "Name it relative to the file that extends it: ./rules/base.yaml";
