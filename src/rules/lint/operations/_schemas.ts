import type { Node } from "../../../document/node.ts";
import { isObject } from "../../../document/value.ts";

/** No schema at all, or one that any value passes because it is empty. */
export const saysNothing = (schema: Node | undefined): boolean =>
  schema === undefined || schema.value === true || (isObject(schema.value) && Object.keys(schema.value).length === 0);
