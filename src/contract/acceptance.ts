import type { Side } from "../core/finding.ts";
import { getOrMake } from "../core/get-or-make.ts";
import type { Node } from "../document/node.ts";
import type { Json } from "../document/value.ts";
import { type Answer, Validator } from "../schema/accepts.ts";
import { type Ask, compile } from "../schema/ajv.ts";
import { asJsonSchema } from "../schema/ajv-schema.ts";
import { checkFormat } from "../schema/format-checks.ts";
import type { SchemaReader } from "../schema/reader.ts";
import { type Refusal, refusals } from "../schema/refusals.ts";

/** Whether values pass the schemas of one description on one side of the wire. */
export class Acceptance {
  readonly reader: SchemaReader;
  readonly side: Side;
  readonly #compiled = new Map<number, Ask>();

  constructor(reader: SchemaReader, side: Side) {
    this.reader = reader;
    this.side = side;
  }

  /** The kernel's own validator answers nearly always; ajv is loaded for what it leaves open. */
  accepts(nodes: readonly Node[], value: Json): Answer {
    const schema = this.reader.read(nodes);
    const answer = new Validator(this.reader, this.side, 100_000, checkFormat).accepts(schema, value);
    if (answer !== "unknown") return answer;
    const ask = getOrMake(this.#compiled, schema.id, () => compile(asJsonSchema(nodes, this.reader, this.side)));
    return ask(value);
  }

  /** Reasons why `accepts` said no. */
  reasons(nodes: readonly Node[], value: Json): Refusal[] {
    return refusals(this.reader.read(nodes), value, this.reader, this.side, checkFormat);
  }
}
