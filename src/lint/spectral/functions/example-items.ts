import type { SchemaObject } from "./validate/keyword-values.ts";

/** An example and where it stands, from the object that has it. */
export interface ExampleItem {
  readonly value: unknown;
  readonly path: readonly string[];
}

export interface ExampleOptions {
  readonly oasVersion: 2 | 3;
  readonly schemaField: string;
  readonly type: "media" | "schema";
}

/** The values that `oasExample` looks at; undefined members are members. */
export function exampleItems(target: SchemaObject, { type, oasVersion }: ExampleOptions): readonly ExampleItem[] {
  if (type === "schema") {
    const fields = oasVersion === 2 ? ["example", "x-example", "default"] : ["example", "default"];
    return fields.filter((name) => name in target).map((name) => ({ value: target[name], path: [name] }));
  }
  if (oasVersion === 2) return members(target.examples).map(([name, value]) => ({ value, path: ["examples", name] }));
  if ("example" in target) return [{ value: target.example, path: ["example"] }];
  return members(target.examples).flatMap(([name, value]) =>
    isReference(value) && !("externalValue" in value)
      ? [{ value: (value as SchemaObject).value, path: ["examples", name, "value"] }]
      : [],
  );
}

const members = (value: unknown): [string, unknown][] => (isReference(value) ? Object.entries(value) : []);

/** Lists too, as everywhere in Spectral. */
const isReference = (value: unknown): value is object => typeof value === "object" && value !== null;
