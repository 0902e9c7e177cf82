/** The tested fixture of each rule, short enough to be shown in a terminal and shipped: what `apigate explain` quotes. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const fixtures = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../fixtures");

/** `{<rule-id>: {change, expects, findings}}`; rules about whole descriptions have no example. */
export function examples() {
  const byId = {};
  for (const kind of ["breaking", "contract", "policy", "lint"])
    for (const id of readdirSync(path.join(fixtures, kind)).sort()) {
      const read = (file) => readFileSync(path.join(fixtures, kind, id, file), "utf8");
      if (!existsSync(path.join(fixtures, kind, id, "expected.txt"))) continue;
      byId[id] = EXAMPLE_OF[kind](id, read);
    }
  return byId;
}

const changeExample = (id, read) => ({
  change: excerpt(read("base.yaml"), read("revision.yaml")),
  findings: findingsOf(id, read("expected.txt")),
});

/** Of the descriptions with the problem only the first is shown. */
const lintExample = (id, read) => ({
  change: excerpt(read("invalid.yaml"), read("valid.yaml")),
  findings: findingsOf(
    id,
    linesOf(read("expected.txt"))
      .filter((line) => line.startsWith("invalid.yaml:"))
      .join("\n"),
  ),
});

function contractExample(id, read) {
  const expected = read("expected.txt");
  const description = linesOf(read("openapi.yaml")).filter((line) => !HEAD.test(line));
  return {
    description,
    expects: interactions(JSON.parse(read("pact.json")), expected),
    findings: findingsOf(id, expected),
  };
}

const EXAMPLE_OF = {
  breaking: changeExample,
  policy: changeExample,
  contract: contractExample,
  lint: lintExample,
};

/** What every description begins with. */
const HEAD = /^(?:openapi|info):/;

const linesOf = (text) => text.trimEnd().split("\n");

/** `revision.yaml:21:7 error <id> response POST /pets: <message>`. */
function findingsOf(id, expected) {
  const pattern = /^\S+ (error|warn|info) (\S+?)(?: (request|response))?(?: ((?:(?!: ).)+))?: (.*)$/;
  return linesOf(expected).flatMap((line) => {
    const [, severity, ruleId, side, operations, message] = pattern.exec(line) ?? [];
    if (ruleId !== id) return [];
    return [{ severity, side: side ?? null, operations: operations ?? "", message }];
  });
}

/** The interactions that are not ok: who does or expects what. */
function interactions({ consumer, interactions = [], messages = [] }, expected) {
  const bad = linesOf(expected).filter((line) => /^(?:breaks|at-risk|unverified) /.test(line));
  return [...interactions, ...messages]
    .filter(({ description }) =>
      bad.some((line) => line.startsWith(`${line.split(" ")[0]} ${consumer.name}: `) && line.endsWith(description)),
    )
    .flatMap((interaction) => compact(interaction).split("\n"));
}

/** JSON whose short values stand on one line. */
function compact(value, indent = "") {
  const line = JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, " ");
  if (typeof value !== "object" || value === null || indent.length + line.length <= 90) return line;
  const inner = `${indent}  `;
  const rows = Array.isArray(value)
    ? value.map((item) => `${inner}${compact(item, inner)}`)
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${compact(item, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${rows.join(",\n")}\n${indent}${close}`;
}

/** The lines that differ, each below the lines it is indented under, with a neighbour on either side. */
export function excerpt(base, revision) {
  const rows = align(linesOf(base), linesOf(revision));
  const shown = new Set();
  rows.forEach(({ sign }, index) => {
    if (sign === " ") return;
    for (const at of [index, ...neighbours(rows, index), ...ancestors(rows, index)]) shown.add(at);
  });
  const lines = [];
  let last = -1;
  for (const at of [...shown].sort((a, b) => a - b)) {
    if (lines.length > 0 && at > last + 1) lines.push(`  ${" ".repeat(indentOf(rows[at].text))}…`);
    lines.push(`${rows[at].sign} ${rows[at].text}`.trimEnd());
    last = at;
  }
  return lines;
}

const indentOf = (line) => line.search(/\S|$/);

const neighbours = (rows, index) =>
  [index - 1, index + 1].filter((at) => rows[at]?.sign === " " && !HEAD.test(rows[at].text));

/** Lines before it that are indented less, nearest first, each less than the one before. */
function ancestors(rows, index) {
  const found = [];
  let indent = indentOf(rows[index].text);
  for (let at = index - 1; at >= 0 && indent > 0; at--) {
    if (rows[at].sign !== " " && rows[at].sign !== rows[index].sign) continue;
    if (indentOf(rows[at].text) >= indent) continue;
    indent = indentOf(rows[at].text);
    found.push(at);
  }
  return found;
}

/** Rows `{sign, text}` of a shortest edit script: "-" only in base, "+" only in revision, " " in both. */
function align(base, revision) {
  const common = Array.from({ length: base.length + 1 }, () => new Array(revision.length + 1).fill(0));
  for (let i = base.length - 1; i >= 0; i--)
    for (let j = revision.length - 1; j >= 0; j--)
      common[i][j] = base[i] === revision[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  const rows = [];
  let [i, j] = [0, 0];
  while (i < base.length || j < revision.length) {
    if (i < base.length && base[i] === revision[j]) rows.push({ sign: " ", text: base[i++], at: j++ });
    else if (j === revision.length || (i < base.length && common[i + 1][j] >= common[i][j + 1]))
      rows.push({ sign: "-", text: base[i++] });
    else rows.push({ sign: "+", text: revision[j++] });
  }
  return rows.map(({ sign, text }) => ({ sign, text }));
}
