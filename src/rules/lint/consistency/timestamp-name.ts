import { timestampName } from "../../../lint/consistency/conventions/timestamp-name.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { departures, MAJORITY } from "../_convention.ts";

export default defineLintRule({
  id: "timestamp-name",
  on: "api",
  when: "added",
  severity: "info",
  summary: "A point in time is named in another way than elsewhere",
  why: "With `createdAt` here and `modificationTime` there, nobody can guess a name, and no code can tell times by their names.",
  instead: "Name points in time as the others are named, such as `createdAt`",
  options: {
    style: {
      description:
        "How names end, `participle` being a word such as `created` alone; `majority` is how most end already",
      default: MAJORITY,
      schema: { enum: [MAJORITY, "-at", "-on", "-time", "-date", "-timestamp", "participle"] },
    },
  },

  check: (subject, { style }) => departures(subject, timestampName, style),
});
