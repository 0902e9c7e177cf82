import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { rejectionOf } from "../../../support/errors.ts";
import { rulesetOf } from "../../../support/rulesets.ts";

const require = createRequire(import.meta.url);
test("validation is Spectral's where a program made the ruleset", async () => {
  for (const [text, message] of [
    ["export default { rules: { a: { given: '$' } } }", /"given" and "then"/],
    ["export default { extends: [], formats: 3 }", /must be an array of formats/],
    ["export default { rules: {}, documentationUrl: 'x' }", /must be a valid URL/],
    ["export default { rules: { a: { given: '$', then: { function: 1 } } } }", /Function is not defined/],
  ] as const) {
    const ruleset = await rulesetOf({ "a.js": text }, ["a.js"], { allowCode: true });
    const error = await rejectionOf(ruleset.spectral?.() ?? Promise.resolve());
    expect(error.code).toBe("E_RULESET");
    expect(error.message).toMatch(message);
  }
});

test("what was put off comes when it is asked for", async () => {
  const { Spectral, ...others } = require("@stoplight/spectral-core") as typeof import("@stoplight/spectral-core");
  const text = "extends: [[spectral:oas, off]]\nrules: { info-contact: error }\n";
  const ruleset = await (await rulesetOf({ ".spectral.yaml": text })).spectral?.();
  const spectral = new Spectral();
  spectral.setRuleset(ruleset as NonNullable<typeof ruleset>);
  const results = await spectral.run('{ "openapi": "3.0.3", "info": { "title": "t", "version": "1" }, "paths": {} }');
  expect(results.map(({ code, severity }) => [code, severity])).toEqual([["info-contact", 0]]);
  expect(Object.keys(others)).toContain("Document");
});
