import type { Severity } from "../core/finding.ts";
import type { RuleMeta } from "../core/rule.ts";
import type { Mismatch, MismatchKind } from "./mismatch.ts";

/** Explains one kind of mismatch; what effect it has is decided where it is found. */
export interface ContractRule<Kind extends MismatchKind = MismatchKind> extends RuleMeta {
  id: Kind;
  /** The worst it is found to be; `error` unless said otherwise. */
  severity?: Severity;
  /** About the description and what consumers expect of it; which consumers is told beside it. */
  message(mismatch: Mismatch): string;
}

/** Declares a rule; the identity function keeps its id a literal. */
export const defineContractRule = <const Kind extends MismatchKind>(rule: ContractRule<Kind>): ContractRule<Kind> =>
  rule;
