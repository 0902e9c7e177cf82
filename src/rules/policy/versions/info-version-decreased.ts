import { definePolicyRule } from "../../../release/rule.ts";
import { compareVersions } from "../../../release/version.ts";

export default definePolicyRule({
  id: "info-version-decreased",
  severity: "warn",
  summary: "The version of an API went down",
  why: "Consumers and tools take the older description for the newer one.",
  instead: "Give every release a higher `info.version`, also one that takes a change back",

  check: ({ base: { version: before }, revision: { version: after } }) =>
    before && after && compareVersions(before, after) > 0
      ? { message: `info.version went down from ${before.text} to ${after.text}` }
      : undefined,
});
