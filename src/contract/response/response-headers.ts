import { show } from "../../document/value.ts";
import type { Parameter, Response } from "../../model/api.ts";
import type { Exchange } from "../exchange.ts";
import { isStandardResponseHeader } from "../headers.ts";
import { mismatch } from "../mismatch.ts";
import { use } from "../usage.ts";
import { wantsOf } from "../wants.ts";
import { judgeLeaf } from "./judge-leaf.ts";

/** Every header the consumer expects must be described, and take the value it expects. */
export function checkHeaders(exchange: Exchange, response: Response): void {
  for (const [name, values] of exchange.interaction.response.headers) {
    if (name === "content-type") continue;
    const header = response.headers.get(name);
    if (header) checkHeader(exchange, header, name, values.join(","));
    else reportUndescribed(exchange, response, name);
  }
}

function reportUndescribed({ mismatches }: Exchange, response: Response, name: string): void {
  const isStandard = isStandardResponseHeader(name);
  mismatches.push(
    mismatch(
      "response-header-not-described",
      isStandard ? "at-risk" : "breaks",
      `response.headers.${name}`,
      response.node,
      {
        name,
        isPinned: isStandard,
      },
    ),
  );
}

function checkHeader(exchange: Exchange, header: Parameter, name: string, text: string): void {
  const { provider, interaction, mismatches, uses } = exchange;
  const at = `response.headers.${name}`;
  const rules = interaction.response.rules.header.get(name);
  const schema = header.schema ?? header.content?.schema;
  uses.push(use(at, [header.node, ...(schema ? [schema] : [])], wantsOf(rules ?? EQUALITY, text)));
  if (!header.required)
    mismatches.push(
      mismatch("response-header-optional", "at-risk", at, header.node, { name, isPinned: rules === undefined }),
    );
  if (!schema) return;
  const { api, responses, responseTexts } = provider;
  const read = api.reader.read([schema]);
  const value = responseTexts.parameter(read, [text], header);
  const facets = api.reader.facets(read, "response");
  const label = `the header \`${name}\``;
  const answer = !rules && typeof value === "object" ? responses.accepts([schema], value) : "yes";
  if (answer === "no")
    mismatches.push(
      mismatch("response-header-impossible", "breaks", at, schema, {
        name: label,
        wants: show(text, 80),
        described: responses.reasons([schema], value)[0]?.problem ?? "",
      }),
    );
  if (answer === "unknown")
    mismatches.push(
      mismatch("response-not-examined", "unverified", at, schema, {
        name: label,
        described: "its value cannot be held against the schema",
      }),
    );
  const found = judgeLeaf({ value, facets, rules: rules ?? EQUALITY, at, name: label, responses });
  for (const one of found) {
    if (one.effect === "breaks" && !one.isPinned) mismatches.push({ ...one, kind: "response-header-impossible" });
    else if (!one.isPinned || one.kind === "response-value-not-guaranteed") mismatches.push(one);
  }
}

const EQUALITY = { matchers: [{ match: "equality" as const }], combine: "AND" as const };
