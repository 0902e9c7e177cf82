import { isContainer, type Value } from "./graph/source-file.ts";

/**
 * How a path of the resolved document runs through the document as it is written, on which it depends where Spectral
 * says that something is:
 * - `direct`: it meets no `$ref`;
 * - `referred`: it has met one, and went on at its target;
 * - `beside`: it has met one that has something beside it, and follows that;
 * - `lost`: what is beside a `$ref` is not like its target, and the path leads nowhere.
 */
export type Way =
  | { readonly kind: "direct" | "beside"; readonly written: Readonly<Record<string, Value>> }
  | { readonly kind: "referred" | "lost" };

const REFERRED: Way = { kind: "referred" };
const LOST: Way = { kind: "lost" };

/** The way to a root; a document that is not looked at is never met. */
export const wayTo = (written: Value): Way => (isContainer(written) ? metAt(written, "direct") : REFERRED);

/** The way to an object or list below another one. */
export function wayOn(way: Way, key: string | number): Way {
  if (!("written" in way)) return way;
  const { written } = way;
  if (!Object.hasOwn(written, key)) return typeof written.$ref === "string" ? REFERRED : LOST;
  const next = written[key];
  return isContainer(next) ? metAt(next, way.kind) : LOST;
}

function metAt(written: Readonly<Record<string, Value>>, kind: "direct" | "beside"): Way {
  if (typeof written.$ref !== "string") return { kind, written };
  return Object.keys(written).length === 1 ? REFERRED : { kind: "beside", written };
}
