/** What is known of an API by which a provider's name may mean it. */
interface ApiNames {
  name: string;
  /** Of its description: `apis/orders/openapi.yaml`. */
  path: string;
  title: string;
}

export type ProviderMatch =
  | { kind: "found"; name: string }
  /** The provider lives elsewhere. */
  | { kind: "none" }
  /** The configuration names an API that is not there. */
  | { kind: "missing"; name: string }
  /** Several APIs fit equally well: names, sorted. */
  | { kind: "ambiguous"; candidates: string[] };

/**
 * The API that a pact's provider is: as configured (provider → API), else by name, folder, file name or title, case and
 * punctuation aside; when none fits, also without a last word `service` or `api`. Never guesses between two.
 */
export function apiOf(
  provider: string,
  apis: readonly ApiNames[],
  configured: ReadonlyMap<string, string> = new Map(),
): ProviderMatch {
  const wanted = configured.get(provider);
  if (wanted !== undefined)
    return apis.some(({ name }) => name === wanted)
      ? { kind: "found", name: wanted }
      : { kind: "missing", name: wanted };
  for (const normalise of [plain, loose]) {
    const key = normalise(provider);
    const fitting = apis.filter((api) => key !== "" && namesOf(api).some((name) => normalise(name) === key));
    if (fitting.length > 0) return verdict([...new Set(fitting.map(({ name }) => name))].sort());
  }
  return { kind: "none" };
}

const verdict = (names: readonly string[]): ProviderMatch => {
  const [name] = names;
  return name !== undefined && names.length === 1
    ? { kind: "found", name }
    : { kind: "ambiguous", candidates: [...names] };
};

function namesOf({ name, path, title }: ApiNames): string[] {
  const [file = "", folder = ""] = path.split("/").reverse();
  const stem = file.replace(/\.(?:json|ya?ml)$/i, "");
  return [name, folder, title, stem, stem.replace(/[._-](?:openapi|swagger|spec)$/i, "")];
}

/** `Orders Service` → `ordersservice`. */
const plain = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** `Orders Service`, `orders-api` → `orders`; a name that is nothing else stays. */
function loose(name: string): string {
  let key = plain(name);
  for (;;) {
    const ending = ["service", "api"].find((word) => key.endsWith(word) && key.length > word.length);
    if (ending === undefined) return key;
    key = key.slice(0, -ending.length);
  }
}
