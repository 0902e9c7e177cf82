import { validate } from "@apidevtools/swagger-parser";
import yaml from "js-yaml";
import type { Text } from "./compare.ts";

type Description = Parameters<typeof validate>[0];

/** What is wrong with a description by its specification; undefined when nothing is, and for 3.2, which the validator does not know. */
export async function invalidity({ text }: Text): Promise<string | undefined> {
  if (text.startsWith("openapi: 3.2")) return undefined;
  try {
    await validate(yaml.load(text) as Description);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
