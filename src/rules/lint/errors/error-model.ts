import type { Node } from "../../../document/node.ts";
import { defineLintRule, type LintHit } from "../../../lint/rule.ts";
import type { Api } from "../../../model/api.ts";
import { EXCEPT_HEALTH } from "../_health.ts";
import { modelOf, usual } from "./_model.ts";
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

  check({ api, node: root }, { except, model }) {
    const schemas = errorSchemas(api, except);
    if (schemas.length === 0) return;
    const name = typeof model === "string" ? model : "";
    const wanted = name === "" ? usual(schemas) : modelOf(api, schemas, name);
    if (!wanted)
      return name === "" ? undefined : { message: `there is no schema \`${name}\`, the model of errors`, at: root };
    const [shape] = shapesOf(api, [wanted]);
    return shape && schemas.flatMap((schema) => departure(api, schema, { node: wanted, shape }));
  },
});

function departure(api: Api, { node, uses: [use] }: ErrorSchema, model: { node: Node; shape: Shape }): LintHit[] {
  const lacks = shapesOf(api, [node])
    .map((shape) => lacking(shape, model.shape))
    .find((names) => names.length > 0);
  if (!lacks || !use) return [];
  const which = `${schemaName(node)} of ${responseName(use)}`;
  const names = `\`${lacks.join("`, `")}\``;
  return [{ message: `${which} has no ${names}, unlike ${schemaName(model.node)}, the model of errors`, at: node }];
}

/** What the model requires and the other does not have; of a model that requires nothing one property is enough. */
function lacking({ properties }: Shape, { required, properties: known }: Shape): string[] {
  const names = [...(required.size > 0 ? required : known.keys())];
  const missing = names.filter((name) => !properties.has(name));
  return required.size > 0 || missing.length === names.length ? missing : [];
}
