import type { Expected } from "../../mutators/mutator.ts";
import { jsonBody } from "../../support/json.ts";
import { above, below, type Edit, type Place } from "../files.ts";
import { type Mutator, oncePerPlace, putting, removing, renaming, type Scene } from "../mutator.ts";
import type { Operation } from "../survey.ts";

const ITEM = { post: { requestBody: jsonBody({ type: "object" }), responses: { "200": { description: "zz" } } } };

const sentBy = ({ survey }: Scene, kind: Operation["kind"]): Operation[] =>
  oncePerPlace(
    survey.operations.filter((operation) => operation.kind === kind),
    ({ item }) => item,
  );

/** The member of `webhooks` or `callbacks` that a path item stands under, when it is written there. */
const entryOf = ({ item }: Operation, depth: number): Place | undefined => {
  const entry = { file: item.file, tokens: item.tokens.slice(0, item.tokens.length - depth) };
  return ["webhooks", "x-webhooks", "callbacks"].includes(entry.tokens.at(-2) ?? "") ? entry : undefined;
};

const onEntries = (
  name: string,
  kind: "webhook" | "callback",
  expected: Expected,
  edit: (entry: Place) => Edit,
): Mutator => ({
  name,
  *sites(scene) {
    for (const operation of sentBy(scene, kind)) {
      const entry = entryOf(operation, kind === "webhook" ? 0 : 1);
      if (entry) yield { expected, place: entry, edits: () => [edit(entry)] };
    }
  },
});

export const webhookMutators: Mutator[] = [
  onEntries("webhook removed", "webhook", "breaking", removing),
  onEntries("webhook renamed", "webhook", "breaking", (entry) =>
    renaming(above(entry), entry.tokens.at(-1) ?? "", "zzRenamed"),
  ),
  onEntries("webhook added", "webhook", "harmless", (entry) => putting(below(above(entry), "zzAdded"), ITEM)),
  onEntries("callback removed", "callback", "breaking", removing),
  onEntries("callback added", "callback", "harmless", (entry) =>
    putting(below(above(entry), "zzAdded"), { "{$request.body#/zz}": ITEM }),
  ),
];
