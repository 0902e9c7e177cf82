import type { Side } from "../core/finding.ts";
import type { Coverage } from "../core/usage-report.ts";
import { placeName } from "../document/node.ts";
import { fieldName } from "../document/subject.ts";
import type { Api, MediaType, Operation } from "../model/api.ts";
import type { Facets } from "../schema/facets.ts";
import type { Schema } from "../schema/schema.ts";
import type { InteractionReport } from "./check-interaction.ts";

export function coverageOf(api: Api, reports: readonly InteractionReport[]): Coverage {
  const used = new Set(reports.flatMap(({ operation }) => operation ?? []));
  const touched = new Set(
    reports.flatMap(({ usage }) => (usage?.uses ?? []).flatMap(({ nodes }) => nodes.map(placeName))),
  );
  const fields = new Map<string, string>();
  const walk = new FieldWalk(api, fields);
  for (const operation of used) for (const [media, side] of bodiesOf(operation)) walk.media(media, side);
  const unused = [...fields].filter(([place]) => !touched.has(place)).map(([, name]) => name);
  const names = (operations: Iterable<Operation>) => [...operations].map(({ name }) => name).sort();
  return {
    usedOperations: names(used),
    unusedOperations: names([...api.operations.values()].filter((operation) => !used.has(operation))),
    unusedFields: [...new Set(unused)].sort(),
    usedFields: fields.size - unused.length,
  };
}

function* bodiesOf({ body, responses }: Operation): Generator<[MediaType, Side]> {
  for (const media of body?.content.values() ?? []) yield [media, "request"];
  for (const { content } of responses.values()) for (const media of content.values()) yield [media, "response"];
}

/** Collects the declared properties below a schema, each schema once. */
class FieldWalk {
  readonly #api: Api;
  readonly #fields: Map<string, string>;
  readonly #seen = new Set<string>();

  constructor(api: Api, fields: Map<string, string>) {
    this.#api = api;
    this.#fields = fields;
  }

  media({ schema }: MediaType, side: Side): void {
    const pending: Schema[] = schema ? [this.#api.reader.read([schema])] : [];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const key = `${side} ${next.id}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      pending.push(...this.#below(this.#api.reader.facets(next, side)));
    }
  }

  #below({ properties, items, prefixItems, additional, unions }: Facets): Schema[] {
    for (const [name, nodes] of properties)
      for (const node of nodes) if (node.key === name) this.#fields.set(placeName(node), fieldName(node));
    const lists = [
      ...properties.values(),
      items,
      ...prefixItems,
      additional,
      ...unions.flatMap(({ branches }) => branches.map((branch) => [branch])),
    ];
    return lists.filter((nodes) => nodes.length > 0).map((nodes) => this.#api.reader.read(nodes));
  }
}
