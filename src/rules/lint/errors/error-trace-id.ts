import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { describedSchemas, responseName } from "./_schemas.ts";
import { plainName, schemaName, tells } from "./_shapes.ts";

export default defineLintRule({
  id: "error-trace-id",
  on: "api",
  when: "changed",
  severity: "info",
  summary: "An error carries nothing by which it is found in logs and traces",
  why: "Who asks for help with an error must be able to name it, so that the provider finds the request among millions.",
  instead: "Add a property such as `traceId` to the model of errors, or a response header such as `X-Request-Id`",
  options: {
    except: EXCEPT_HEALTH,
    names: TEXTS("Properties that name a request, in any case", ["traceId", "requestId", "correlationId", "instance"]),
    headers: TEXTS("Response headers that name a request", [
      "traceparent",
      "X-Request-Id",
      "Request-Id",
      "X-Correlation-Id",
      "X-Trace-Id",
    ]),
  },

  check({ api }, { except, names, headers }) {
    const known = new Set(textsOf(names).map(plainName));
    const sent = textsOf(headers).map((name) => name.toLowerCase());
    return describedSchemas(api, except).flatMap(({ node, uses }) => {
      const bare = uses.find(({ response }) => !sent.some((name) => response.headers.has(name)));
      if (!bare || tells(api, [node], known)) return [];
      const message = `${schemaName(node)} of ${responseName(bare)} has nothing that names the request, such as \`${textsOf(names)[0]}\``;
      return { message, at: node };
    });
  },
});
