import type { Api, Operation } from "../../../model/api.ts";
import { agreementOf } from "../../consistency/agreement.ts";
import { operationIdCase } from "../../consistency/conventions/operation-id-case.ts";
import type { Fixer } from "../fixer.ts";

/** An operation without an id gets one that says what it does: `getOrderLine`, `listOrders`, `createOrder`. */
export const nameOperation: Fixer = {
  rules: ["operation-id-defined", "operation-operationId"],

  fix(place, api) {
    const operation = [...api.operations.values()].find(({ node }) => node.value === place.value);
    if (!operation || operation.operationId !== undefined) return [];
    const value = styled(wordsOf(operation, api), api);
    if (value === "" || idsOf(api).includes(value)) return [];
    return [{ kind: "add", place: operation.node, key: "operationId", value, after: behind(operation) }];
  },
};

const idsOf = (api: Api): string[] => [...api.operations.values()].flatMap(({ operationId }) => operationId ?? []);

/** Where people look for it: behind the summary and the description. */
const behind = ({ node }: Operation): string =>
  ["description", "summary", "tags"].find((key) => Object.hasOwn(node.value as object, key)) ?? "";

/** `GET /orders/{id}/lines` → list order lines; `GET /orders/{id}` → get order. */
function wordsOf({ method, path }: Operation, api: Api): string[] {
  const segments = path.split("/").filter((segment) => segment !== "" && !VERSION.test(segment));
  const named = segments.filter((segment) => !segment.includes("{"));
  const isItem = segments.at(-1)?.includes("{") ?? false;
  const isCollection = !isItem && hasItems(path, api);
  const verb = method === "GET" ? (isCollection ? "list" : "get") : (VERBS[method] ?? method.toLowerCase());
  const isOne = isItem || (method === "POST" && isCollection);
  const nouns = named.map((segment, index) => (index < named.length - 1 || isOne ? singular(segment) : segment));
  return [verb, ...nouns.flatMap((noun) => noun.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/))].filter(Boolean);
}

const VERSION = /^v\d+(?:[._-]\d+)*$/i;

const VERBS: Readonly<Record<string, string>> = { POST: "create", PUT: "replace", PATCH: "update", DELETE: "delete" };

const hasItems = (path: string, { operations }: Api): boolean => {
  const items = `${path.replace(/\/$/, "")}/{`;
  return [...operations.values()].some((other) => other.path.startsWith(items));
};

const singular = (word: string): string => word.replace(/ies$/i, "y").replace(/(?<=[a-z]{2}[^s\W])s$/i, "");

/** As most of the others are written; `orderLines_get` is taken for snake_case, which fits it. */
function styled(words: readonly string[], api: Api): string {
  const { majority = "camelCase" } = agreementOf(operationIdCase.observe(api));
  const lower = words.map((word) => word.toLowerCase());
  const capitals = lower.map(capital);
  if (majority === "snake_case" || majority === "resource_action") return lower.join("_");
  if (majority === "SCREAMING_SNAKE_CASE") return lower.join("_").toUpperCase();
  if (majority === "kebab-case") return lower.join("-");
  if (majority === "Train-Case") return capitals.join("-");
  if (majority === "PascalCase") return capitals.join("");
  return [lower[0] ?? "", ...capitals.slice(1)].join("");
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
