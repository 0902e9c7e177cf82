/** Every bound on untrusted input, with its default. Exceeding one ends the run: code `E_LIMIT`, exit status 2. */
export const LIMITS = {
  /** Bytes of one file. */
  fileBytes: 16 * 1024 * 1024,
  /** Bytes of a file that is looked into only to see whether it is a description. */
  sniffedBytes: 256 * 1024 * 1024,
  /** Bytes of a recorded fact; a recorded pact may have `fileBytes`. */
  factBytes: 64 * 1024,
  /** Recorded facts of one repository. */
  facts: 500_000,
  /** Characters of the name of a participant, version, environment or target. */
  nameLength: 255,
  /** Files in one API description. */
  files: 10_000,
  /** Nesting of objects and arrays in one document; real descriptions stay under 30. */
  depth: 128,
  /** Nodes that the aliases of one YAML document stand for. */
  aliasedNodes: 200_000,
  /** Schemas that allOf and $ref join at one place. */
  joinedSchemas: 1_000,
  /** Steps of a chain of `$ref`s that point at `$ref`s. */
  referenceChain: 1_000,
  /** Schemas put side by side for one API; where several apply to one value, each counts. */
  comparisons: 120_000,
  /** Rulesets that one ruleset extends, each counted as often as it is reached. */
  extendedRulesets: 1_000,
  /** JSONPath expressions of one ruleset, with those that aliases stand for. */
  expressions: 20_000,
  /** Aliases of a ruleset that stand for one another. */
  aliasChain: 100,
  /** Branches of one choice that came or went, times the branches it has. */
  branchPairs: 1_000_000,
} as const;
