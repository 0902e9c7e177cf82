import type { Json } from "../../../document/value.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { type ErrorSchema, errorSchemas, responseName } from "./_schemas.ts";
import { type Shape, schemaName, shapesOf } from "./_shapes.ts";

export default defineLintRule({
  id: "error-model",
  on: "api",
  when: "added",
  severity: "warn",
  summary: "An error is described with another model than the others",
  why: "With one model for all errors consumers need one piece of code to read them, log them and act on them.",
  instead: "Describe new errors with the model that the others have, or with one that extends it",
  options: {
    except: EXCEPT_HEALTH,
    model: {
      description: "Name of the reusable schema of all errors; when empty, the one that most errors have",
      default: "",
      schema: { type: "string" },
    },
  },

  check({ api }, { except, model }) {
    const schemas = errorSchemas(api, except);
    const wanted = schemas.find(({ node }) => node.key === model) ?? usual(schemas, model);
    const [shape] = wanted ? shapesOf(api, [wanted.node]) : [];
    if (!wanted || !shape || shape.properties.size === 0) return;
    return schemas.flatMap(({ node, uses: [use] }) => {
      const lacks = shapesOf(api, [node])
        .map((other) => lacking(other, shape))
        .find((names) => names.length > 0);
      if (!lacks || !use) return [];
      const names = `\`${lacks.join("`, `")}\``;
      const message = `${schemaName(node)} of ${responseName(use)} has no ${names}, unlike ${schemaName(wanted.node)}, the model of errors`;
      return { message, at: node };
    });
  },
});

/** The one that most errors have: more than half of them, and more than one. */
function usual(schemas: readonly ErrorSchema[], model: Json | undefined): ErrorSchema | undefined {
  if (model !== "") return undefined;
  const total = schemas.reduce((sum, { uses }) => sum + uses.length, 0);
  return schemas.find(({ uses }) => uses.length > 1 && uses.length * 2 > total);
}

/** What the model requires and the other does not have; of a model that requires nothing one property is enough. */
function lacking({ properties }: Shape, { required, properties: known }: Shape): string[] {
  const names = [...(required.size > 0 ? required : known.keys())];
  const missing = names.filter((name) => !properties.has(name));
  return required.size > 0 || missing.length === names.length ? missing : [];
}
