import { expect, test } from "vitest";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";

const RULESET = `
extends: spectral:asyncapi
rules:
  given-misspelt: { given: $.inof, then: { function: truthy } }
  field-misspelt: { given: $.info, then: { field: titel, function: pattern, functionOptions: { match: "^[A-Z]" } } }
  other-format: { given: $.info, formats: [oas2], then: { field: title, function: truthy } }
  content-with-nothing: { given: $.info, then: { field: x-internal, function: falsy } }
  at-work: { given: $.info, then: { field: title, function: truthy } }
  at-work-elsewhere: { given: $.tags, then: { function: truthy } }
`;
const description = (more: string) => `openapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\npaths: {}\n${more}`;

test.each(["graph", "spectral"])("rules of a team that match nothing anywhere are listed (%s)", async (engine) => {
  const cwd = folder({
    ".spectral.yaml": RULESET,
    "orders.yaml": description(""),
    "payments.yaml": description("tags: [{ name: a }]\n"),
  });
  const { stdout } = await apigate(["lint", "--engine", engine, "--format", "json"], { cwd });
  const { unchecked } = JSON.parse(stdout) as { unchecked: { what: string; why: string }[] };
  expect(unchecked.map(({ what }) => what).sort()).toEqual([
    "rule field-misspelt",
    "rule given-misspelt",
    "rule other-format",
  ]);
  expect(new Set(unchecked.map(({ why }) => why))).toEqual(new Set(["it matched nothing in any description"]));
});
