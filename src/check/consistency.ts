import type { ConsistencyReport, ConventionReport, Divergence } from "../core/consistency.ts";
import type { Memory } from "../document/cache.ts";
import type { Node } from "../document/node.ts";
import { locator } from "../document/positions.ts";
import { apisOf, onlyNamed } from "../document/scope.ts";
import { type Agreement, agreementOf, MIXED } from "../lint/consistency/agreement.ts";
import type { Observation } from "../lint/consistency/convention.ts";
import { conventions } from "../lint/consistency/conventions/index.ts";
import { type DivergentSchema, differencesOf, divergentSchemas } from "../lint/consistency/divergence.ts";
import type { Api } from "../model/api.ts";
import type { Tree } from "../source/tree.ts";
import { readApi } from "./read-api.ts";

export interface ConsistencyOptions {
  trees: readonly Tree[];
  api?: string | undefined;
  cache?: string | undefined;
  /** Of apigate. */
  version: string;
}

interface Read {
  name: string;
  path: string;
  api: Api;
}

/** What was observed of one convention, over all descriptions. */
interface Observed {
  id: string;
  title: string;
  by: ReadonlyMap<Observation, string>;
  agreement: Agreement;
}

/** How far the descriptions of some trees agree with one another. Throws `E_NO_API` where there is none. */
export async function consistencyOf(options: ConsistencyOptions): Promise<ConsistencyReport> {
  const apis = await readAll(options);
  const observed = conventions.map(({ id, title, observe }): Observed => {
    const by = new Map(apis.flatMap(({ name, api }) => observe(api).map((one) => [one, name] as const)));
    return { id, title, by, agreement: agreementOf([...by.keys()]) };
  });
  const divergent = divergentSchemas(apis);
  const located = locator([
    ...placesOf(observed),
    ...divergent.flatMap(({ shapes }) => shapes.map(({ place }) => place)),
  ]);
  return {
    schemaVersion: 1,
    tool: { name: "apigate", version: options.version },
    command: "lint --consistency",
    revision: options.trees[0]?.ref ?? { ref: "work tree", commit: null },
    score: share(observed, () => true),
    apis: apis.map(({ name, path }) => ({ name, path, score: share(observed, (api) => api === name) })),
    conventions: observed.map((one) => reportOf(one, located)),
    divergences: divergent.map((one) => divergenceOf(one, located)),
  };
}

async function readAll({ trees, api, cache }: ConsistencyOptions): Promise<Read[]> {
  const memory: Memory = new Map();
  const found: Read[] = [];
  for (const tree of trees)
    for (const [root, name] of onlyNamed(await apisOf(tree, cache, memory), api))
      found.push({ name, path: root.file, api: await readApi(tree, root, { cache, memory }, new Map()) });
  return found;
}

type Located = ReturnType<typeof locator>;

const placesOf = (observed: readonly Observed[]): Node[] =>
  observed.flatMap(({ agreement }) => agreement.outliers.map(({ place }) => place));

function reportOf({ id, title, by, agreement }: Observed, located: Located): ConventionReport {
  const { majority, score, counts, outliers } = agreement;
  return {
    id,
    title,
    majority: majority ?? null,
    score,
    styles: Object.fromEntries(counts),
    outliers: outliers.map((one) => ({
      api: by.get(one) ?? "",
      style: one.styles[0] ?? MIXED,
      subject: one.subject,
      location: located(one.place),
    })),
  };
}

function divergenceOf({ schema, shapes }: DivergentSchema, located: Located): Divergence {
  return {
    schema,
    shapes: shapes.map(({ apis, place }) => ({ apis: [...new Set(apis)].sort(), location: located(place) })),
    differences: differencesOf(shapes),
  };
}

/** 0–100: of what tells one style from another, the share in the style of the majority; 100 where nothing was observed. */
function share(observed: readonly Observed[], isAsked: (api: string) => boolean): number {
  const tally = { all: 0, outliers: 0 };
  for (const { by, agreement } of observed) {
    const outliers = new Set(agreement.outliers);
    for (const [one, api] of by) {
      if (!isAsked(api)) continue;
      tally.all++;
      if (outliers.has(one)) tally.outliers++;
    }
  }
  return tally.all === 0 ? 100 : Math.floor((100 * (tally.all - tally.outliers)) / tally.all);
}
