import { createHash } from "node:crypto";
import type { Deployment, DescriptionFact, Publication, VerificationResult } from "../../src/deployment/facts.ts";
import { type Answer, canIDeploy, type Reason, type Warning } from "../../src/deployment/judge.ts";
import type { IgnoreSelector, Row, Selector } from "../../src/deployment/matrix.ts";

/** `billing 1`: a participant and its version. */
type Versioned = string;

const shaOf = (content: string): string => createHash("sha1").update(content).digest("hex");

/** What happened, one call per fact, each a second after the one before unless the clock is held. */
export class History {
  readonly publications: Publication[] = [];
  readonly descriptions: DescriptionFact[] = [];
  readonly results: VerificationResult[] = [];
  readonly deployments: Deployment[] = [];
  readonly #static = new Map<string, boolean>();
  readonly #revisions = new Set<Versioned>();
  #seconds = 0;
  #isHeld = false;

  /** A consumer version publishes what it expects of a provider; equal contents are one pact. */
  publishes(consumer: Versioned, provider: string, content = consumer): this {
    this.publications.push({
      ...as("consumer", consumer),
      provider,
      pactSha: shaOf(content),
      branch: null,
      at: this.#now(),
    });
    return this;
  }

  passes(provider: Versioned, consumer: string, content: string, kind: "live" | "static" = "live"): this {
    return this.#verified(provider, consumer, content, kind, true);
  }

  fails(provider: Versioned, consumer: string, content: string, kind: "live" | "static" = "live"): this {
    return this.#verified(provider, consumer, content, kind, false);
  }

  /** What an examination of the description will find. */
  examined(provider: Versioned, content: string, success: boolean): this {
    this.#static.set(`${shaOf(content)} ${provider}`, success);
    return this;
  }

  deploys(version: Versioned, environment = "production", target: string | null = null): this {
    return this.#moves("deployed", version, environment, target);
  }

  undeploys(version: Versioned, environment = "production", target: string | null = null): this {
    return this.#moves("undeployed", version, environment, target);
  }

  releases(version: Versioned, environment = "production"): this {
    return this.#moves("released", version, environment, null);
  }

  endsSupport(version: Versioned, environment = "production"): this {
    return this.#moves("supportEnded", version, environment, null);
  }

  describes(version: Versioned): this {
    const digest = shaOf(version);
    this.descriptions.push({ ...as("provider", version), commit: digest, path: "api.yaml", digest, at: this.#now() });
    return this;
  }

  /** Git has a tag of this version. */
  tags(version: Versioned): this {
    this.#revisions.add(version);
    return this;
  }

  /** What follows happens at one moment, as in two clones. */
  atOnce(): this {
    this.#seconds++;
    this.#isHeld = true;
    return this;
  }

  /** The question, after all facts have been put in another order: it must not matter. */
  ask(versions: Versioned | readonly Versioned[], ignore: readonly string[] = []): Promise<Answer> {
    const shuffled = {
      publications: this.publications.toReversed(),
      descriptions: this.descriptions,
      results: this.results.toReversed(),
      deployments: this.deployments.toReversed(),
    };
    const question = {
      specified: [versions].flat().map(selector),
      environment: "production",
      ignore: ignore.map((text): IgnoreSelector => (text.includes(" ") ? selector(text) : { pacticipant: text })),
    };
    return canIDeploy(shuffled, question, {
      hasRevision: (pacticipant, version) => this.#revisions.has(`${pacticipant} ${version}`),
      staticResult: async ({ provider, pactSha }, version) => this.#static.get(`${pactSha} ${provider} ${version}`),
    });
  }

  #verified(provider: Versioned, consumer: string, content: string, kind: "live" | "static", success: boolean): this {
    const { pacticipant, version } = selector(provider);
    this.results.push({
      pactSha: shaOf(content),
      consumer,
      provider: pacticipant,
      providerVersion: version,
      kind,
      success,
      results: null,
      at: this.#now(),
    });
    return this;
  }

  #moves(event: Deployment["event"], version: Versioned, environment: string, target: string | null): this {
    this.deployments.push({ ...selector(version), environment, target, event, at: this.#now() });
    return this;
  }

  #now(): string {
    if (!this.#isHeld) this.#seconds++;
    return `2025-01-01T00:${String(Math.floor(this.#seconds / 60)).padStart(2, "0")}:${String(this.#seconds % 60).padStart(2, "0")}.000Z`;
  }
}

function selector(text: Versioned): Selector {
  const [pacticipant = "", version = ""] = text.split(" ");
  return { pacticipant, version };
}

function as<R extends string>(role: R, text: Versioned): Record<R | "version", string> {
  const { pacticipant, version } = selector(text);
  return { [role]: pacticipant, version } as Record<R | "version", string>;
}

/** `billing 1 → orders 2`; `-` where there is no version. */
const pair = ({ publication: { consumer, version, provider }, providerVersion }: Row): string =>
  `${consumer} ${version} → ${provider} ${providerVersion ?? "-"}`;

/** `verification-failed billing 1 → orders 2`. */
export function code(reason: Reason | Warning): string {
  if ("row" in reason) return `${reason.type} ${pair(reason.row)}`;
  if ("selector" in reason)
    return `${reason.type} ${reason.selector.pacticipant} ${reason.selector.version ?? ""}`.trim();
  return "pacticipant" in reason ? `${reason.type} ${reason.pacticipant} ${reason.version}` : reason.type;
}
