import { STYLES } from "../../../lint/consistency/case.ts";
import { defineLintRule } from "../../../lint/rule.ts";

const PATTERNS = {
  hyphenated: /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
  "kebab-case": STYLES["kebab-case"],
  "Train-Case": STYLES["Train-Case"],
} as const;

export default defineLintRule({
  id: "header-case",
  on: "parameter",
  when: "added",
  severity: "warn",
  summary: "The words of a header are not joined by hyphens",
  why: "Headers with underscores are dropped by several proxies as they come (nginx and Apache by default), and the request arrives without them.",
  instead: "Name headers with hyphens, such as `Request-Id`",
  options: {
    style: {
      description: "How to write them; `hyphenated` leaves capitals free, because they do not count in headers",
      default: "hyphenated",
      schema: { enum: Object.keys(PATTERNS) },
    },
  },

  check({ parameter }, { style }) {
    if (parameter.in !== "header" && parameter.in !== "response header") return;
    if (PATTERNS[style as keyof typeof PATTERNS].test(parameter.name)) return;
    return { message: `The header \`${parameter.name}\` is not ${String(style)}` };
  },
});
