import type { Path, RulesetFunction } from "./function.ts";
import { sideOf } from "./oas-example.ts";
import type { Stock } from "./stock.ts";

/**
 * What the results of a rule function depend on, besides its value and options and the whole document:
 * - `none`: nothing; places of a shared value differ in the paths of the results at most;
 * - `class`: something of `context.path` that `classOf` tells;
 * - `path`: perhaps all of it.
 */
export type PathSensitivity =
  | { readonly kind: "none" }
  | { readonly kind: "class"; readonly classOf: (path: Path, options?: unknown) => number }
  | { readonly kind: "path" };

type Kind = "none" | "path" | "last step" | "two steps" | "side";

const CORE = "@stoplight/spectral-functions";
const RULESETS = "@stoplight/spectral-rulesets/dist";

/** What a function depends on, and the module that exports it. */
interface Known {
  readonly kind: Kind;
  readonly module: readonly [specifier: string, member: string];
}

const table = (from: (name: string) => Known["module"], kinds: Readonly<Record<string, Kind>>) =>
  Object.entries(kinds).map(([name, kind]): [string, Known] => [name, { kind, module: from(name) }]);

/** Functions by the name they bear; one bears none. */
const FUNCTIONS = new Map<string, Known>([
  ...table((name) => [CORE, name], {
    alphabetical: "path", // looks up the order of keys in the source
    casing: "none",
    defined: "none",
    enumeration: "none",
    falsy: "none",
    length: "none",
    or: "none",
    pattern: "none",
    schema: "last step", // which its messages name
    truthy: "none",
    undefined: "none",
    unreferencedReusableObject: "none",
    xor: "none",
  }),
  ...table((name) => [`${RULESETS}/oas/functions/${name}`, "default"], {
    oasDiscriminator: "none",
    oasDocumentSchema: "none",
    oasExample: "side", // of the wire
    oasOpFormDataConsumeCheck: "none",
    oasOpIdUnique: "none",
    oasOpParams: "none",
    oasOpSuccessResponse: "none",
    oasPathParam: "none",
    oasSchema: "last step",
    oasSecurityDefined: "two steps", // tells the document's own requirements from those of operations
    oasTagDefined: "none",
    oasUnusedComponent: "none",
    refSiblings: "path",
    typedEnum: "none",
  }),
  ...table((name) => [`${RULESETS}/asyncapi/functions/${name}`, "default"], {
    asyncApi2ChannelServers: "none",
    asyncApi2MessageExamplesValidation: "none",
    asyncApi2MessageIdUniqueness: "none",
    asyncApi2OperationIdUniqueness: "none",
    asyncApiChannelParameters: "last step",
    asyncApiPayloadValidation: "last step",
    asyncApiSchemaValidation: "none",
    asyncApiSecurity: "none",
  }),
  [
    "",
    { kind: "last step", module: [`${RULESETS}/asyncapi/functions/asyncApiDocumentSchema`, "asyncApiDocumentSchema"] },
  ],
  ...table((name) => [`${RULESETS}/arazzo/functions/${name}`, "default"], {
    arazzoDocumentSchema: "none",
    arazzoStepFailureActionsValidation: "none",
    arazzoStepIdUniqueness: "none",
    arazzoStepOutputNamesValidation: "none",
    arazzoStepParametersValidation: "none",
    arazzoStepRequestBodyValidation: "none",
    arazzoStepSuccessActionsValidation: "none",
    arazzoStepSuccessCriteriaValidation: "none",
    arazzoStepValidation: "none",
    arazzoWorkflowDependsOnValidation: "none",
    arazzoWorkflowIdUniqueness: "none",
    arazzoWorkflowOutputNamesValidation: "none",
  }),
  ...table((name) => [`${RULESETS}/shared/functions/${name}`, "default"], {
    serverVariables: "none",
    uniquenessTags: "none",
  }),
]);

/** Functions that look elsewhere in the document, too: at what it declares, or at who refers to what. */
const LOOKING_ELSEWHERE: ReadonlySet<string> = new Set([
  "alphabetical",
  "oasSecurityDefined",
  "oasUnusedComponent",
  "unreferencedReusableObject",
]);

/** Functions whose results depend on their value, its place and the version of the document, and on nothing else. */
export function localFunctions(stock: Stock): (fn: RulesetFunction) => boolean {
  return (fn) => {
    const known = FUNCTIONS.get(fn.name);
    if (!known || LOOKING_ELSEWHERE.has(fn.name) || stock.loaded(...known.module) !== fn) return false;
    return known.module[0] === CORE || known.module[0].startsWith(`${RULESETS}/oas/`);
  };
}

/** Tells functions of Spectral by identity: one that only bears such a name is unknown, and may look at all of a path. */
export function pathSensitivities(stock: Stock): (fn: RulesetFunction) => PathSensitivity {
  const twoSteps = (path: Path): number => (path.length === 2 ? 1 : 0);
  const classOf = { "last step": lastSteps(), "two steps": twoSteps, side: sideOf };
  return (fn) => {
    const known = FUNCTIONS.get(fn.name);
    if (!known || stock.loaded(...known.module) !== fn) return { kind: "path" };
    const { kind } = known;
    return kind === "none" || kind === "path" ? { kind } : { kind: "class", classOf: classOf[kind] };
  };
}

/** Numbers the names that paths end with. */
function lastSteps(): (path: Path) => number {
  const numbers = new Map<string, number>();
  return (path) => {
    const last = path.length === 0 ? "" : `/${path.at(-1)}`;
    const number = numbers.get(last) ?? numbers.size;
    numbers.set(last, number);
    return number;
  };
}
