import { contradicts } from "../../../release/release.ts";
import { definePolicyRule } from "../../../release/rule.ts";
import { compareVersions } from "../../../release/version.ts";
import { isEnough, nextVersion, raised } from "./_raise.ts";

export default definePolicyRule({
  id: "info-version-not-raised",
  severity: "warn",
  summary: "The version of an API does not tell how much changed",
  why: "Consumers read from the version whether they can upgrade without looking.",
  instead:
    "Move `info.version` up as semantic versioning has it: the major where something breaks, the minor for additions",

  check({ base, revision, bump }) {
    const [before, after] = [base.version, revision.version];
    if (!before || !after || before.isPrerelease || compareVersions(before, after) > 0 || contradicts(revision)) return;
    if ((bump !== "major" && bump !== "minor") || isEnough(raised(before, after), bump)) return;
    const isSame = compareVersions(before, after) === 0;
    const isReleased = !isSame || (base.tag !== undefined && revision.tag !== undefined);
    const what = bump === "major" ? "the changes break consumers" : "consumers can notice the changes";
    const now = isSame ? `is still ${after.text}` : `only went from ${before.text} to ${after.text}`;
    return {
      message: `${what}, but info.version ${now}; the next release is ${nextVersion(before, bump)}`,
      severity: bump === "major" && isReleased ? "warn" : "info",
    };
  },
});
