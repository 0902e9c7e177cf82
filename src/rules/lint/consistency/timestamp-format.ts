import { agreementOf } from "../../../lint/consistency/agreement.ts";
import { timestampFormat } from "../../../lint/consistency/conventions/timestamp-format.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { MAJORITY } from "../_convention.ts";

export default defineLintRule({
  id: "timestamp-format",
  on: "api",
  when: "changed",
  severity: "info",
  summary: "A point in time is not in the format of points in time",
  why: "Text without a format may be any of a dozen notations, with a time zone or without; `date-time` is the one of RFC 3339, which every language reads.",
  instead: "Write points in time as strings with the format `date-time`",
  options: {
    style: {
      description: "How to write them; `majority` is how most are written already",
      default: MAJORITY,
      schema: { enum: [MAJORITY, "date-time", "number"] },
    },
  },

  check({ api }, { style }) {
    const observations = timestampFormat.observe(api);
    const wanted = style === MAJORITY ? (agreementOf(observations).majority ?? "date-time") : String(style);
    return observations
      .filter(({ styles }) => !styles.includes(wanted))
      .map(({ subject, styles: [format = "text without a format"], place }) => ({
        at: place,
        message: `\`${subject}\` is written as ${format}, not as ${wanted}`,
      }));
  },
});
