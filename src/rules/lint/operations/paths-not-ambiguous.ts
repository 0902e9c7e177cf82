import { getOrMake } from "../../../core/get-or-make.ts";
import { typeAt } from "../../../lint/consistency/shape.ts";
import { defineLintRule, type LintHit } from "../../../lint/rule.ts";
import type { Api, Operation } from "../../../model/api.ts";

/** Segments that are compared: more than any description that people write has, and an end for those that nobody does. */
const MOST_SEGMENTS = 20_000_000;

interface Route {
  operation: Operation;
  /** What stands in braces is blank, or `#` where it is a number. */
  segments: readonly string[];
}

export default defineLintRule({
  id: "paths-not-ambiguous",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "A request matches two paths, and neither is the more exact one",
  why: "Which of `/{shop}/orders` and `/shops/{id}` answers `GET /shops/orders` is left to the server (OpenAPI 3.1 §4.8.8.2), so gateways and mocks answer otherwise.",
  instead: "Name the paths so that no request matches both",

  check({ api }) {
    const groups = new Map<string, Route[]>();
    for (const operation of api.operations.values()) {
      const segments = segmentsOf(api, operation);
      getOrMake(groups, `${operation.method} ${segments.length}`, () => []).push({ operation, segments });
    }
    const hits: LintHit[] = [];
    let left = MOST_SEGMENTS;
    for (const routes of groups.values())
      for (const [index, one] of routes.entries())
        for (const other of routes.slice(0, index)) {
          left -= one.segments.length;
          if (left <= 0) return hits;
          if (isAmbiguous(one.segments, other.segments)) hits.push(hitOf(one.operation, other.operation));
        }
    return hits;
  },
});

const hitOf = (one: Operation, other: Operation): LintHit => ({
  at: one.at(),
  key: other.path,
  message: `${one.name} and \`${other.path}\` can be the same request`,
});

/** Each path is the more exact one somewhere. */
function isAmbiguous(a: readonly string[], b: readonly string[]): boolean {
  let [exactA, exactB] = [false, false];
  for (const [index, x] of a.entries()) {
    const y = b[index] ?? "";
    const [openX, openY] = [x.includes("{"), y.includes("{")];
    if (!openX && !openY && x !== y) return false;
    if (openX !== openY && !fits(openX ? x : y, openX ? y : x)) return false;
    exactA ||= !openX && openY;
    exactB ||= openX && !openY;
  }
  return exactA && exactB;
}

/** Whether a template such as `{}.json` can be a segment: what stands around its parameters tells, and their type. */
function fits(template: string, segment: string): boolean {
  if (template === "{#}") return /^[-\d]/.test(segment);
  const [before, after] = [template.indexOf("{"), template.lastIndexOf("}")];
  return segment.startsWith(template.slice(0, before)) && segment.endsWith(template.slice(after + 1)) && segment !== "";
}

function segmentsOf(api: Api, { path, parameters }: Operation): string[] {
  const inPath = [...parameters.values()].filter((parameter) => parameter.in === "path");
  const schemas = new Map(inPath.map(({ name, schema }) => [name, schema]));
  return path.split("/").map((segment) => {
    const name = /^\{([^{}]*)\}$/.exec(segment)?.[1];
    if (name === undefined) return segment;
    const schema = schemas.get(name);
    return schema && typeAt(api, schema) === "number" ? "{#}" : "{}";
  });
}
