import type { Unchecked } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { didYouMean } from "../core/nearest.ts";
import type { Problem } from "../lint/findings.ts";
import { covers, IGNORE, type Ignore } from "../lint/ratchet/ignores.ts";
import type { Tree } from "../source/tree.ts";
import type { Linted } from "./lint-description.ts";

/** Holds the exceptions that descriptions make for themselves against what was found, over a whole run. */
export class Exceptions {
  readonly #mayExcuse: boolean;
  readonly #met = new Map<string, { ignore: Ignore; isUsed: boolean; rules: Set<string> }>();

  /** `mayExcuse`: whether the policy allows them; without it they are only listed. */
  constructor(mayExcuse: boolean) {
    this.#mayExcuse = mayExcuse;
  }

  /** The problems, those with a waiver that are excused. `rules`: those that were run. */
  excuse({ ref }: Tree, { problems, ignores }: Linted, rules: Iterable<string>): Problem[] {
    if (ignores.length === 0) return problems;
    const met = ignores.map((ignore) => {
      const { file, line, column } = ignore.location;
      const key = JSON.stringify([ref.ref, file, line, column]);
      return getOrMake(this.#met, key, () => ({ ignore, isUsed: false, rules: new Set<string>() }));
    });
    for (const { rules: known } of met) for (const rule of rules) known.add(rule);
    return problems.map((problem) => {
      const { finding } = problem;
      const one = met.find(({ ignore }) => covers(ignore, finding.ruleId, finding.location));
      if (!one || !("reason" in one.ignore.said)) return problem;
      one.isUsed = true;
      if (!this.#mayExcuse) return problem;
      const waiver = { owner: IGNORE, reason: one.ignore.said.reason, expires: "never" };
      return { ...problem, finding: { ...finding, waiver } };
    });
  }

  /** Those that excuse nothing, and why. */
  unchecked(): Unchecked[] {
    return [...this.#met.values()].flatMap(({ ignore, isUsed, rules }) => {
      const why = this.#why(ignore, isUsed, rules);
      return why === undefined ? [] : [{ what: nameOf(ignore), why }];
    });
  }

  #why({ said }: Ignore, isUsed: boolean, rules: ReadonlySet<string>): string | undefined {
    if ("wrong" in said) return `it excuses nothing: ${said.wrong}`;
    if (isUsed) return this.#mayExcuse ? undefined : "it is not honoured: --allow-ignore was not given";
    if (!this.#mayExcuse) return undefined;
    const suggestion = rules.has(said.rule) ? undefined : didYouMean(said.rule, rules);
    return `it excuses nothing: \`${said.rule}\` has no problem here${suggestion ? `. ${suggestion}` : ""}`;
  }
}

function nameOf({ said, location: { file, line, column } }: Ignore): string {
  const rule = "rule" in said ? ` of ${said.rule}` : "";
  return `${IGNORE}${rule} at ${file}:${line}:${column}`;
}
