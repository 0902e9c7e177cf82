import { member, type Node } from "../../../document/node.ts";
import type { Api } from "../../../model/api.ts";
import type { ErrorSchema } from "./_schemas.ts";
import { isCalled } from "./_shapes.ts";

/** The one that most errors have: more than half of them, and more than one. */
export function usual(schemas: readonly ErrorSchema[]): Node | undefined {
  const total = schemas.reduce((sum, { uses }) => sum + uses.length, 0);
  return schemas.find(({ uses }) => uses.length > 1 && uses.length * 2 > total)?.node;
}

/** The one of that name, used or not. */
export function modelOf({ node }: Api, schemas: readonly ErrorSchema[], name: string): Node | undefined {
  const used = schemas.find((schema) => isCalled(schema.node, name))?.node;
  const components = member(node, "components");
  const section = (components && member(components, "schemas")) ?? member(node, "definitions");
  return used ?? (section && member(section, name));
}
