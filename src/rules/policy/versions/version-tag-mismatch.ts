import { contradicts, type Numbered } from "../../../release/release.ts";
import { definePolicyRule } from "../../../release/rule.ts";

export default definePolicyRule({
  id: "version-tag-mismatch",
  severity: "warn",
  summary: "A version tag and the version of the API contradict each other",
  why: "Nobody can tell which description a consumer of a version was built against.",
  instead: "Give the tag and `info.version` the same number",

  check({ base, revision }) {
    if (!contradicts(revision)) return contradicts(base) ? { message: sentence(base), severity: "info" } : undefined;
    if (!contradicts(base)) return { message: sentence(revision) };
    return { message: `${sentence(revision)}; so it was with \`${base.tag?.name}\``, severity: "info" };
  },
});

const sentence = ({ version, tag }: Numbered): string =>
  `the tag is \`${tag?.name}\`, but info.version is ${version?.text}`;
