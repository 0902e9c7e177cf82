import { escapeToken, unescapeToken } from "../../document/pointer.ts";
import { blankTemplate } from "../../model/operation.ts";
import { templatePositions } from "../../model/parameters.ts";

/**
 * The name of a place without what may be renamed at will: path templates that differ only in the names of their
 * parameters are one, and path parameters go by their position (OpenAPI 3.1 §4.8.8.2).
 */
export function canonicalPlace(subject: string): string {
  if (!subject.startsWith(PATHS)) return subject;
  const [template = "", ...tokens] = subject.slice(PATHS.length).split("/");
  const path = unescapeToken(template);
  const at = tokens.indexOf("parameters") + 1;
  const parameter = at === 1 || at === 2 ? tokens[at] : undefined;
  if (parameter?.startsWith("path:")) tokens[at] = positioned(parameter, templatePositions(path));
  return PATHS + [escapeToken(blankTemplate(path)), ...tokens].join("/");
}

const PATHS = "#/paths/";

function positioned(parameter: string, positions: ReadonlyMap<string, number>): string {
  const position = positions.get(unescapeToken(parameter.slice("path:".length)));
  return position === undefined ? parameter : `path:{${position}}`;
}
