import { interactionName } from "../contract/findings.ts";
import { ApigateError } from "../core/errors.ts";
import type { AffectedConsumer, Finding, Unchecked } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import { lazy } from "../core/lazy.ts";
import { discoverPacts } from "../pact/discover.ts";
import { assignPacts, type Contracts, checkInteractions, interactionsOf } from "./contracts.ts";
import type { LintedTree } from "./lint-base.ts";
import type { Described } from "./lint-description.ts";
import { type ReadOptions, readApi } from "./read-api.ts";

/** Consumers by operation, each with the interactions that use it. */
type Users = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

/** Tells who uses the operations of the APIs of a tree, by the pacts in it. They are read when somebody asks. */
export class LintConsumers {
  readonly unchecked: Unchecked[] = [];
  readonly #of: LintedTree;
  readonly #options: ReadOptions;
  readonly #contracts = lazy(() => this.#read());

  constructor(of: LintedTree, options: ReadOptions) {
    this.#of = of;
    this.#options = options;
  }

  /** The findings with the consumers that are broken by mending them. */
  async tell(one: Described, findings: readonly Finding[]): Promise<Finding[]> {
    const users = await this.#usersOf(one);
    return findings.map((finding) => ({ ...finding, consumers: consumersOf(finding.operations, users) }));
  }

  async #usersOf({ root, name }: Described): Promise<Users> {
    const users = new Map<string, Map<string, Set<string>>>();
    const pacts = (await this.#contracts())?.byApi.get(name);
    if (!pacts) return users;
    const api = await readApi(this.#of.tree, root, this.#options, new Map());
    for (const { operation, interaction } of checkInteractions(api, interactionsOf(pacts))) {
      if (!operation) continue;
      const consumers = getOrMake(users, operation.name, () => new Map<string, Set<string>>());
      getOrMake(consumers, interaction.consumer, () => new Set<string>()).add(interactionName(interaction));
    }
    return users;
  }

  /** Pacts only add names here: one that cannot be read is listed, and keeps nobody from linting. */
  async #read(): Promise<Contracts | undefined> {
    const { tree, described } = this.#of;
    if (tree.only !== undefined) return undefined;
    try {
      const pacts = await discoverPacts(tree, new Set(described.map(({ root }) => root.file)));
      const names = described.map(({ root, name }) => ({ name, path: root.file, title: root.title() }));
      return assignPacts(pacts, names);
    } catch (error) {
      if (!(error instanceof ApigateError)) throw error;
      const file = error.location?.file;
      this.unchecked.push({
        what: "consumers that use what is published",
        why: `${file === undefined ? "" : `${file}: `}${error.message}`,
      });
      return undefined;
    }
  }
}

function consumersOf(operations: readonly string[], users: Users): AffectedConsumer[] {
  const found = new Map<string, Set<string>>();
  for (const operation of operations)
    for (const [consumer, interactions] of users.get(operation) ?? []) {
      const own = getOrMake(found, consumer, () => new Set<string>());
      for (const interaction of interactions) own.add(interaction);
    }
  return [...found]
    .map(([name, interactions]) => ({ name, effect: "breaks" as const, interactions: [...interactions].sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
