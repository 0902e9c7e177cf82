import type { Node } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import type { Api } from "../../../model/api.ts";
import { NUMBER, STRING, type Types } from "../../../schema/types.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { PROBLEM } from "./_errors.ts";
import { errorSchemas } from "./_schemas.ts";
import { facetsOf, type Shape, schemaName, shapesOf } from "./_shapes.ts";

/** Types of the members of problem details (RFC 9457 §3.1). */
const MEMBERS: ReadonlyMap<string, Types> = new Map([
  ["type", STRING],
  ["title", STRING],
  ["status", NUMBER],
  ["detail", STRING],
  ["instance", STRING],
]);

export default defineLintRule({
  id: "problem-schema",
  on: "api",
  when: "changed",
  severity: "warn",
  summary: "Problem details are not described as RFC 9457 has them",
  why: "Libraries read `type`, `title`, `status` and `detail` from every `application/problem+json`, and nothing from a body that only bears the name.",
  instead: "Describe `type`, `title` and `detail` as strings and `status` as an integer",
  options: {
    except: EXCEPT_HEALTH,
    members: TEXTS("Members that are described", ["type", "title", "status", "detail"]),
  },

  check: ({ api }, { except, members }) =>
    errorSchemas(api, except)
      .filter(({ uses }) => uses.some(({ type }) => type === PROBLEM))
      .flatMap(({ node }) => {
        const wrong = shapesOf(api, [node])
          .map((shape) => faultOf(api, shape, textsOf(members)))
          .find(Boolean);
        return wrong ? { message: `${schemaName(node)} of \`${PROBLEM}\` ${wrong}`, at: node } : [];
      }),
});

function faultOf(api: Api, { properties }: Shape, wanted: readonly string[]): string | undefined {
  const missing = wanted.filter((name) => !properties.has(name));
  if (missing.length > 0) return `describes no \`${missing.join("`, `")}\``;
  const other = [...MEMBERS].find(([name, types]) => isOther(api, properties.get(name) ?? [], types));
  return other && `describes \`${other[0]}\` as something else than ${other[1] === STRING ? "a string" : "a number"}`;
}

const isOther = (api: Api, nodes: readonly Node[], types: Types): boolean =>
  nodes.length > 0 && (facetsOf(api, nodes).types & types) === 0;
