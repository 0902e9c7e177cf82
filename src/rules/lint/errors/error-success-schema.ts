import { defineLintRule } from "../../../lint/rule.ts";
import type { Api, Operation } from "../../../model/api.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { type ErrorContent, errorContents } from "./_errors.ts";
import { responseName } from "./_schemas.ts";
import { plainName, shapesOf } from "./_shapes.ts";

/** A schema with one of these is an envelope of results and errors alike. */
const ENVELOPE = new Set(["error", "errors", "errorcode", "errormessage", "code", "message", "problem", "success"]);

export default defineLintRule({
  id: "error-success-schema",
  on: "api",
  when: "changed",
  severity: "warn",
  summary: "An error is described with the schema of the result",
  why: "A copied schema hides what an error looks like: clients that are generated from it read errors as results.",
  instead: "Describe the error with the model of errors",
  options: {
    except: EXCEPT_HEALTH,
    current: TEXTS("Statuses that may answer with what is there already", ["409", "412"]),
  },

  check: ({ api }, { except, current }) =>
    [...errorContents(api, except)]
      .filter((content) => !textsOf(current).includes(content.response.status) && isResult(content, api))
      .map((content) => ({
        message: `${responseName(content)} is described with the schema of its result`,
        at: content.media.schema ?? content.media.node,
        key: content.type,
      })),
});

function isResult({ media: { schema }, operation }: ErrorContent, api: Api): boolean {
  if (!schema || !resultsOf(operation, api).has(api.reader.read([schema]).id)) return false;
  return shapesOf(api, [schema]).every(
    ({ properties }) => properties.size > 0 && ![...properties.keys()].some((name) => ENVELOPE.has(plainName(name))),
  );
}

const resultsOf = ({ responses }: Operation, { reader }: Api): Set<number> =>
  new Set(
    [...responses.values()]
      .filter(({ status }) => status.startsWith("2"))
      .flatMap(({ content }) => [...content.values()])
      .flatMap(({ schema }) => (schema ? reader.read([schema]).id : [])),
  );
