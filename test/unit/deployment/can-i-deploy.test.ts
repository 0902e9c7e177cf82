import { expect, test } from "vitest";
import { code, History } from "../../support/history.ts";

const history = (): History => new History();

/** Situation, facts, question, ignored, answer, reasons and warnings. */
type Scenario = [
  title: string,
  facts: History,
  versions: string | string[],
  ignored: string[],
  deployable: boolean | null,
  reasons: string[],
  warnings?: string[],
];

/** billing 1 relies on `a` of orders. */
const published = (): History => history().publishes("billing 1", "orders", "a");
/** … and is in production, as is orders 1, which does what `a` says. */
const running = (): History => published().passes("orders 1", "billing", "a").deploys("billing 1").deploys("orders 1");

const titled =
  (group: string) =>
  ([title, ...rest]: Scenario): Scenario => [`${group}: ${title}`, ...rest];

const OK = ["successful"];
const NOTHING = ["no-dependencies-missing"];

const CONSUMER: Scenario[] = [
  ["its provider is there and verified", running(), "billing 1", [], true, OK],
  [
    "its provider is not there",
    published().passes("orders 1", "billing", "a"),
    "billing 1",
    [],
    null,
    ["provider-not-there billing 1 → orders -"],
  ],
  [
    "its provider is only in another environment",
    published().passes("orders 1", "billing", "a").deploys("orders 1", "test"),
    "billing 1",
    [],
    null,
    ["provider-not-there billing 1 → orders -"],
  ],
  [
    "its provider has been undeployed",
    running().undeploys("orders 1"),
    "billing 1",
    [],
    null,
    ["provider-not-there billing 1 → orders -"],
  ],
  [
    "the provider there fails its pact",
    published().fails("orders 1", "billing", "a").deploys("orders 1"),
    "billing 1",
    [],
    false,
    ["verification-failed billing 1 → orders 1"],
  ],
  [
    "nobody ever verified its pact",
    published().deploys("orders 1"),
    "billing 1",
    [],
    null,
    ["never-verified billing 1 → orders 1"],
  ],
  [
    "only a newer provider than the one there was verified",
    published().passes("orders 2", "billing", "a").deploys("orders 1"),
    "billing 1",
    [],
    null,
    ["not-verified-by-version billing 1 → orders 1"],
  ],
  [
    "a new version with a changed pact is not covered by results of the old one",
    running().publishes("billing 2", "orders", "b"),
    "billing 2",
    [],
    null,
    ["never-verified billing 2 → orders 1"],
  ],
  [
    "a new version with the same content is verified already",
    running().publishes("billing 2", "orders", "a"),
    "billing 2",
    [],
    true,
    OK,
  ],
  [
    "a new version with the same content inherits failures too",
    published().fails("orders 1", "billing", "a").deploys("orders 1").publishes("billing 2", "orders", "a"),
    "billing 2",
    [],
    false,
    ["verification-failed billing 2 → orders 1"],
  ],
  [
    "the same content of another consumer is not the same pact",
    running().publishes("web 1", "orders", "a"),
    "web 1",
    [],
    null,
    ["never-verified web 1 → orders 1"],
  ],
  [
    "a version that dropped one of two providers needs only the other",
    running().publishes("billing 1", "stock", "s").publishes("billing 2", "orders", "a"),
    "billing 2",
    [],
    true,
    OK,
  ],
  [
    "the version before still needs both",
    running().publishes("billing 1", "stock", "s"),
    "billing 1",
    [],
    null,
    ["provider-not-there billing 1 → stock -"],
  ],
  [
    "a version that published nothing needs nobody, and that is said",
    running().deploys("billing 3", "test"),
    "billing 3",
    [],
    true,
    NOTHING,
    ["no-pacts billing 3"],
  ],
  ["a version that does not exist", running(), "billing 9", [], false, ["version-does-not-exist billing 9"]],
  [
    "a tag does not make a version of a consumer whose pacts are recorded under other names",
    running().tags("billing v1"),
    "billing v1",
    [],
    false,
    ["version-does-not-exist billing v1"],
  ],
  [
    "of two providers one fails and one is unknown: unknown, and both are said",
    running()
      .publishes("billing 2", "orders", "b")
      .publishes("billing 2", "stock", "s")
      .fails("orders 1", "billing", "b"),
    "billing 2",
    [],
    null,
    ["verification-failed billing 2 → orders 1", "provider-not-there billing 2 → stock -"],
  ],
  [
    "two providers, both verified",
    running().publishes("billing 1", "stock", "s").passes("stock 4", "billing", "s").deploys("stock 4"),
    "billing 1",
    [],
    true,
    OK,
  ],
  [
    "two clones published different pacts of one version: both count, the earlier too",
    history()
      .publishes("billing 1", "orders", "b")
      .publishes("billing 1", "orders", "a")
      .passes("orders 1", "billing", "a")
      .deploys("orders 1"),
    "billing 1",
    [],
    null,
    ["never-verified billing 1 → orders 1"],
  ],
];

const PROVIDER: Scenario[] = [
  ["it does what the consumer there relies on", running().passes("orders 2", "billing", "a"), "orders 2", [], true, OK],
  [
    "it fails the consumer there",
    running().fails("orders 2", "billing", "a"),
    "orders 2",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
  [
    "it was not verified against the consumer there",
    running().tags("orders 2"),
    "orders 2",
    [],
    null,
    ["not-verified-by-version billing 1 → orders 2"],
  ],
  ["no consumer is there", published().fails("orders 2", "billing", "a"), "orders 2", [], true, NOTHING],
  [
    "its consumer is only in another environment",
    published().deploys("billing 1", "test").fails("orders 2", "billing", "a"),
    "orders 2",
    [],
    true,
    NOTHING,
  ],
  [
    "the first deployment of a provider that nobody uses",
    history().describes("orders 1"),
    "orders 1",
    [],
    true,
    NOTHING,
  ],
  [
    "a provider that only its tag and a consumer's pact name",
    published().tags("orders 1"),
    "orders 1",
    [],
    true,
    NOTHING,
  ],
  ["a version that does not exist", running(), "orders 9", [], false, ["version-does-not-exist orders 9"]],
  [
    "a name that no fact mentions has no versions, whatever is tagged",
    running().tags("ordes 1"),
    "ordes 1",
    [],
    false,
    ["version-does-not-exist ordes 1"],
  ],
  [
    "only the pact of the consumer version that is there counts",
    running()
      .publishes("billing 2", "orders", "b")
      .passes("orders 2", "billing", "a")
      .fails("orders 2", "billing", "b"),
    "orders 2",
    [],
    true,
    OK,
  ],
  [
    "a consumer version that dropped this provider does not hold it back",
    running().publishes("billing 2", "stock", "s").deploys("billing 2").describes("orders 2"),
    "orders 2",
    [],
    true,
    NOTHING,
  ],
  [
    "two consumers, one of which it fails",
    running()
      .publishes("web 1", "orders", "w")
      .deploys("web 1")
      .passes("orders 2", "billing", "a")
      .fails("orders 2", "web", "w"),
    "orders 2",
    [],
    false,
    ["verification-failed web 1 → orders 2"],
  ],
  [
    "a known consumer is there in a version without pacts: said, not held against it",
    running().passes("orders 2", "billing", "a").publishes("web 1", "orders", "w").deploys("web 2"),
    "orders 2",
    [],
    true,
    OK,
    ["no-pacts web 2"],
  ],
  [
    "in the middle of a chain it is consumer and provider at once",
    running()
      .publishes("orders 2", "stock", "s")
      .deploys("stock 1")
      .passes("stock 1", "orders", "s")
      .passes("orders 2", "billing", "a"),
    "orders 2",
    [],
    true,
    OK,
  ],
  [
    "in the middle of a chain, one side is not enough",
    running().publishes("orders 2", "stock", "s").deploys("stock 1").passes("orders 2", "billing", "a"),
    "orders 2",
    [],
    null,
    ["never-verified orders 2 → stock 1"],
  ],
  [
    "a pact with itself is judged by the version that comes, not by the one it replaces",
    history().publishes("orders 2", "orders", "self").passes("orders 2", "orders", "self").deploys("orders 1"),
    "orders 2",
    [],
    true,
    OK,
  ],
];

const RESULTS: Scenario[] = [
  [
    "a later success overrides a failure",
    running().fails("orders 2", "billing", "a").passes("orders 2", "billing", "a"),
    "orders 2",
    [],
    true,
    OK,
  ],
  [
    "a later failure overrides a success",
    running().passes("orders 2", "billing", "a").fails("orders 2", "billing", "a"),
    "orders 2",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
  [
    "of two results of one moment the failure counts",
    running().atOnce().fails("orders 2", "billing", "a").passes("orders 2", "billing", "a"),
    "orders 2",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
  [
    "a description that guarantees the pact is enough where nothing was recorded",
    running().tags("orders 2").examined("orders 2", "a", true),
    "orders 2",
    [],
    true,
    OK,
  ],
  [
    "a description that breaks the pact is enough as well",
    running().tags("orders 2").examined("orders 2", "a", false),
    "orders 2",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
  [
    "a live failure stands whatever the description promises",
    running().fails("orders 2", "billing", "a").examined("orders 2", "a", true),
    "orders 2",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
  [
    "a live success does not excuse a description that breaks the pact",
    running().passes("orders 2", "billing", "a").examined("orders 2", "a", false),
    "orders 2",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
  [
    "a recorded static success counts where nothing can be examined",
    running().passes("orders 2", "billing", "a", "static"),
    "orders 2",
    [],
    true,
    OK,
  ],
  [
    "what is examined now counts before what was recorded of an examination",
    running().passes("orders 2", "billing", "a", "static").examined("orders 2", "a", false),
    "orders 2",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
  [
    "a later static success does not override a live failure",
    running().fails("orders 2", "billing", "a").passes("orders 2", "billing", "a", "static"),
    "orders 2",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
];

const ENVIRONMENTS: Scenario[] = [
  [
    "a deployment replaces the one before: only the version there counts",
    published()
      .fails("orders 1", "billing", "a")
      .passes("orders 2", "billing", "a")
      .deploys("orders 1")
      .deploys("orders 2"),
    "billing 1",
    [],
    true,
    OK,
  ],
  [
    "a deployment of an older version is a roll back: it counts",
    published()
      .fails("orders 1", "billing", "a")
      .passes("orders 2", "billing", "a")
      .deploys("orders 1")
      .deploys("orders 2")
      .deploys("orders 1"),
    "billing 1",
    [],
    false,
    ["verification-failed billing 1 → orders 1"],
  ],
  [
    "instances have versions of their own, and one of them fails",
    published()
      .passes("orders 1", "billing", "a")
      .fails("orders 2", "billing", "a")
      .deploys("orders 1", "production", "blue")
      .deploys("orders 2", "production", "green"),
    "billing 1",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
  [
    "instances have versions of their own, and one of them is not verified",
    published()
      .passes("orders 1", "billing", "a")
      .deploys("orders 1", "production", "blue")
      .deploys("orders 2", "production", "green"),
    "billing 1",
    [],
    null,
    ["not-verified-by-version billing 1 → orders 2"],
  ],
  [
    "an instance is replaced alone",
    published()
      .passes("orders 1", "billing", "a")
      .fails("orders 2", "billing", "a")
      .deploys("orders 1", "production", "blue")
      .deploys("orders 2", "production", "green")
      .deploys("orders 1", "production", "green"),
    "billing 1",
    [],
    true,
    OK,
  ],
  [
    "undeploying another instance leaves this one",
    running().undeploys("orders 1", "production", "green"),
    "billing 1",
    [],
    true,
    OK,
  ],
  [
    "releases stand side by side: the older one that fails counts",
    published()
      .fails("orders 1", "billing", "a")
      .passes("orders 2", "billing", "a")
      .releases("orders 1")
      .releases("orders 2"),
    "billing 1",
    [],
    false,
    ["verification-failed billing 1 → orders 1"],
  ],
  [
    "until its support has ended",
    published()
      .fails("orders 1", "billing", "a")
      .passes("orders 2", "billing", "a")
      .releases("orders 1")
      .releases("orders 2")
      .endsSupport("orders 1"),
    "billing 1",
    [],
    true,
    OK,
  ],
  [
    "a released consumer counts beside the deployed one",
    running()
      .publishes("billing 0", "orders", "old")
      .releases("billing 0")
      .passes("orders 2", "billing", "a")
      .fails("orders 2", "billing", "old"),
    "orders 2",
    [],
    false,
    ["verification-failed billing 0 → orders 2"],
  ],
  [
    "a deployment does not end the support of a release",
    published()
      .fails("orders 1", "billing", "a")
      .passes("orders 2", "billing", "a")
      .releases("orders 1")
      .deploys("orders 2"),
    "billing 1",
    [],
    false,
    ["verification-failed billing 1 → orders 1"],
  ],
  [
    "deployed twice and undeployed once: gone",
    running().deploys("orders 1").undeploys("orders 1"),
    "billing 1",
    [],
    null,
    ["provider-not-there billing 1 → orders -"],
  ],
  [
    "two deployments of one moment may both be running",
    published()
      .passes("orders 1", "billing", "a")
      .fails("orders 2", "billing", "a")
      .atOnce()
      .deploys("orders 1")
      .deploys("orders 2"),
    "billing 1",
    [],
    false,
    ["verification-failed billing 1 → orders 2"],
  ],
];

const TOGETHER_AND_IGNORED: Scenario[] = [
  [
    "consumer and provider together: the provider that comes counts, not the one there",
    running().publishes("billing 2", "orders", "b").passes("orders 2", "billing", "b"),
    ["billing 2", "orders 2"],
    [],
    true,
    OK,
  ],
  [
    "together, with another consumer that stays",
    running()
      .publishes("billing 2", "orders", "b")
      .passes("orders 2", "billing", "b")
      .publishes("web 1", "orders", "w")
      .deploys("web 1")
      .fails("orders 2", "web", "w"),
    ["billing 2", "orders 2"],
    [],
    false,
    ["verification-failed web 1 → orders 2"],
  ],
  [
    "together, where one of the two does not exist: the other's row is not the reason",
    running().publishes("billing 2", "orders", "b"),
    ["billing 2", "orders 7"],
    [],
    false,
    ["version-does-not-exist orders 7"],
  ],
  [
    "a failing consumer is ignored",
    running().fails("orders 2", "billing", "a"),
    "orders 2",
    ["billing"],
    true,
    NOTHING,
  ],
  [
    "a provider that is not there is ignored",
    published().passes("orders 1", "billing", "a"),
    "billing 1",
    ["orders"],
    true,
    NOTHING,
  ],
  [
    "one version is ignored, the other counts",
    published()
      .publishes("billing 2", "orders", "b")
      .deploys("billing 1", "production", "blue")
      .deploys("billing 2", "production", "green")
      .fails("orders 2", "billing", "a")
      .fails("orders 2", "billing", "b"),
    "orders 2",
    ["billing 1"],
    false,
    ["verification-failed billing 2 → orders 2"],
  ],
  [
    "ignoring something unknown changes nothing, and is said",
    running().fails("orders 2", "billing", "a"),
    "orders 2",
    ["biling"],
    false,
    ["verification-failed billing 1 → orders 2"],
    ["ignored-does-not-exist biling"],
  ],
  [
    "ignoring a version that does not exist changes nothing, and is said",
    running().fails("orders 2", "billing", "a"),
    "orders 2",
    ["billing 7"],
    false,
    ["verification-failed billing 1 → orders 2"],
    ["ignored-does-not-exist billing 7"],
  ],
  [
    "ignoring another version does not make a specified one exist",
    running().publishes("billing 2", "orders", "a").describes("orders 6"),
    ["billing 2", "orders 7"],
    ["orders 6"],
    false,
    ["version-does-not-exist orders 7"],
  ],
  [
    "a specified version that does not exist, and is ignored, is not held against the other",
    running().publishes("billing 2", "orders", "a"),
    ["billing 2", "orders 7"],
    ["orders"],
    true,
    NOTHING,
    [],
  ],
];

test.each([
  ...CONSUMER.map(titled("a consumer")),
  ...PROVIDER.map(titled("a provider")),
  ...RESULTS.map(titled("results")),
  ...ENVIRONMENTS.map(titled("environments")),
  ...TOGETHER_AND_IGNORED.map(titled("together and ignored")),
])("%s", async (_, facts, versions, ignored, deployable, reasons, warnings = []) => {
  const answer = await facts.ask(versions, ignored);
  expect({
    deployable: answer.deployable,
    reasons: answer.reasons.map(code),
    warnings: answer.warnings.map(code),
  }).toEqual({ deployable, reasons, warnings });
  expect(answer.success + answer.failed + answer.unknown + answer.ignored).toBe(answer.rows.length);
});
