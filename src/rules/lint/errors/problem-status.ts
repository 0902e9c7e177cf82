import { member, valueAt } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { errorContents, examplesOf, PROBLEM } from "./_errors.ts";
import { responseName } from "./_schemas.ts";

export default defineLintRule({
  id: "problem-status",
  on: "api",
  severity: "warn",
  summary: "An example of a problem has another status than its response",
  why: "The `status` of problem details is that of the response (RFC 9457 §3.1.2); an example that differs was copied and misleads.",
  instead: "Write the status of the response in its example",
  options: { except: EXCEPT_HEALTH },

  check: ({ api }, { except }) =>
    [...errorContents(api, except)].flatMap((content) => {
      const { response, type } = content;
      if (type !== PROBLEM || !/^\d{3}$/.test(response.status)) return [];
      return examplesOf(content)
        .filter((example) => isOther(valueAt(example, "status"), response.status))
        .map((example) => ({
          message: `the example of ${responseName(content)} has the status ${valueAt(example, "status")}`,
          at: member(example, "status"),
        }));
    }),
});

const isOther = (status: unknown, expected: string): boolean =>
  typeof status === "number" && String(status) !== expected;
