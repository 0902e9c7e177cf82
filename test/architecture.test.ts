import path from "node:path";
import { expect, test } from "vitest";
import { cyclesOf } from "./support/cycles.ts";
import { importsOf, sourceFiles, sourceOf, specifiersOf, valueImportsOf } from "./support/source-files.ts";

/** A file imports from its own folder or from folders further up; folders of one line do not meet. */
const LAYERS = [
  ["core"],
  ["source"],
  ["document"],
  ["schema"],
  ["model", "pact"],
  ["diff"],
  ["lint", "breaking", "contract", "release"],
  ["rules"],
  ["config", "gate", "reporters", "deployment"],
  ["check"],
  ["cli"],
];

/** Folders of `src/`; `src/index.ts` stands beside the last one. */
const layerOf = (file: string): string => {
  if (file === "index.ts") return "index";
  return file.split("/")[0] ?? "";
};
const rankOf = (layer: string): number => LAYERS.findIndex((names) => names.includes(layer));

/** Files that match, as `file: what matched`, so that a failure says where to look. */
const offenders = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) => [...sourceOf(file).matchAll(pattern)].map(([text]) => `${file}: ${text}`));

test("every folder is a layer", () => {
  const layers = new Set(sourceFiles.map(layerOf).filter((layer) => layer !== "index"));
  expect([...layers].filter((layer) => rankOf(layer) < 0)).toEqual([]);
});

test("imports point to the left", () => {
  const wrong = sourceFiles.flatMap((file) => {
    const layer = layerOf(file);
    const mayImport = (other: string) =>
      layer === "index" ? other !== "cli" : other === layer || (rankOf(other) < rankOf(layer) && other !== "index");
    return importsOf(file)
      .filter((target) => !mayImport(layerOf(target)))
      .map((target) => `${file} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

test("imports of values make no cycles", () => {
  expect(cyclesOf(sourceFiles, valueImportsOf)).toEqual([]);
});

test("only the command line prints and exits", () => {
  const files = sourceFiles.filter((file) => layerOf(file) !== "cli");
  expect(offenders(files, /\bconsole\.|\bprocess\.(?:stdout|stderr|exit)/g)).toEqual([]);
});

test("only source and the command line do I/O", () => {
  const files = sourceFiles.filter((file) => !["source", "cli"].includes(layerOf(file)));
  const used = files.flatMap((file) =>
    specifiersOf(file)
      .filter(doesIo)
      .map((specifier) => `${file} → ${specifier}`),
  );
  expect(used).toEqual([]);
});

const doesIo = (specifier: string): boolean =>
  /^(?:node:)?(?:fs|child_process|net|http|https|http2|dgram|dns|tls|worker_threads|readline)(?:\/|$)/.test(
    specifier,
  ) || /^(?:simple-git|commander|picocolors)$/.test(specifier);

test("only the command line knows the time", () => {
  const files = sourceFiles.filter((file) => layerOf(file) !== "cli");
  expect(offenders(files, /\bDate\.now\b|\bnew Date\b|\bperformance\.now\b|\bhrtime\b/g)).toEqual([]);
});

test("a rule's file is named after its id", () => {
  const rules = sourceFiles.filter((file) => /^rules\/[a-z]+\/[a-z-]+\/[a-z][^/]*\.ts$/.test(file));
  const wrong = rules.filter((file) => !sourceOf(file).includes(`\n  id: "${path.basename(file, ".ts")}",\n`));
  expect(rules.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

test("file and folder names are kebab-case", () => {
  expect(
    sourceFiles.filter((file) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*_?[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(file)),
  ).toEqual([]);
});

test("no file is longer than 300 lines", () => {
  const lengths = sourceFiles.map((file) => [file, sourceOf(file).trimEnd().split("\n").length] as const);
  expect(lengths.filter(([file, length]) => length > 300 && !GENERATED.includes(file))).toEqual([]);
});

/** They grow with every rule. */
const GENERATED = ["rules/breaking/index.ts", "rules/breaking/areas.ts"];
