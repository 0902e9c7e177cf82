import { createRequire } from "node:module";
import type { Side } from "../core/finding.ts";
import type { Node } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import { type Answer, Validator } from "../schema/accepts.ts";
import type { SchemaReader } from "../schema/reader.ts";
import { type Refusal, refusals } from "../schema/refusals.ts";
import { matches } from "../schema/regular/languages.ts";
import { asJsonSchema, STEP } from "./ajv-schema.ts";
import { checkFormat, knownFormats } from "./formats.ts";

/** Whether values pass the schemas of one description on one side of the wire. */
export class Acceptance {
  readonly reader: SchemaReader;
  readonly side: Side;
  readonly #compiled = new Map<number, ((value: unknown) => boolean) | undefined>();

  constructor(reader: SchemaReader, side: Side) {
    this.reader = reader;
    this.side = side;
  }

  /** The kernel's own validator answers nearly always; ajv is loaded for what it leaves open. */
  accepts(nodes: readonly Node[], value: Json): Answer {
    const schema = this.reader.read(nodes);
    const answer = new Validator(this.reader, this.side, 100_000, checkFormat).accepts(schema, value);
    if (answer !== "unknown") return answer;
    const { id } = schema;
    if (!this.#compiled.has(id)) this.#compiled.set(id, compile(nodes, this.reader, this.side));
    return ask(this.#compiled.get(id), value);
  }

  /** Reasons why `accepts` said no. */
  reasons(nodes: readonly Node[], value: Json): Refusal[] {
    return refusals(this.reader.read(nodes), value, this.reader, this.side, checkFormat);
  }
}

type Ajv = typeof import("ajv/dist/2020.js").Ajv2020;

let loaded: Ajv | undefined;

/** Loaded when first needed: most runs never are. */
function ajv(): Ajv {
  loaded ??= (createRequire(import.meta.url)("ajv/dist/2020.js") as { Ajv2020: Ajv }).Ajv2020;
  return loaded;
}

/** Schemas that ajv may ask of one value: alternatives within alternatives multiply. */
const BUDGET = 200_000;

/** A schema ajv cannot take leaves the question open. */
function compile(nodes: readonly Node[], reader: SchemaReader, side: Side): ((value: unknown) => boolean) | undefined {
  try {
    const Ajv2020 = ajv();
    const instance = new Ajv2020({
      strict: false,
      validateSchema: false,
      logger: false,
      ownProperties: true,
      inlineRefs: false,
      formats: Object.fromEntries(knownFormats.map((format) => [format, (text: string) => hasFormat(format, text)])),
      code: { optimize: false, regExp: linearRegExp },
    });
    let left = 0;
    instance.addKeyword({
      keyword: STEP,
      validate: () => {
        if (--left < 0) throw new Undecided("too many steps");
        return true;
      },
    });
    const validate = instance.compile(asJsonSchema(nodes, reader, side));
    return (value) => {
      left = BUDGET;
      return validate(value);
    };
  } catch {
    return undefined;
  }
}

/** Patterns of a description run on the kernel's automata, never on an engine that can be made to hang. */
const linearRegExp = Object.assign(
  (pattern: string) => ({
    test(text: string): boolean {
      const answer = matches(pattern, text);
      if (answer === undefined) throw new Undecided(pattern);
      return answer;
    },
  }),
  { code: "linearRegExp" },
);

function hasFormat(format: string, text: string): boolean {
  const answer = checkFormat(format, text);
  if (answer === "unknown") throw new Undecided(format);
  return answer !== "no";
}

class Undecided extends Error {}

function ask(validate: ((value: unknown) => boolean) | undefined, value: Json): Answer {
  if (!validate) return "unknown";
  try {
    return validate(value) ? "yes" : "no";
  } catch {
    return "unknown";
  }
}
