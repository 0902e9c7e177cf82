const ONE_RULE = "one rule reports it, whether it was required or not";
const EARLY = "what is new has no sunset to wait for";
const SAFE = "nothing is reported: it takes nothing from anybody";

/** Rules that the mirror law asks for and that do not exist, with the reason. */
export const waivers: Readonly<Record<string, string>> = {
  "callback-added-before-sunset": EARLY,
  "dependent-optional-changed": "dependentRequired is the name of a keyword",
  "enum-became-not-extensible": "enum-introduced reports that a list is closed now",
  "operation-added-before-sunset": EARLY,
  "optional-parameter-removed": ONE_RULE,
  "optional-request-body-removed": ONE_RULE,
  "optional-request-property-removed": ONE_RULE,
  "optional-response-header-added": ONE_RULE,
  "parameter-added": "added parameters are told apart: optional-parameter-added and required-parameter-added",
  "parameter-added-before-sunset": EARLY,
  "path-added": "a new path is new operations: operation-added",
  "path-added-before-sunset": EARLY,
  "property-added-before-sunset": EARLY,
  "request-body-added": "added bodies are told apart: optional-request-body-added and required-request-body-added",
  "request-property-added":
    "added properties are told apart: optional-request-property-added and required-request-property-added",
  "required-parameter-removed": ONE_RULE,
  "required-request-body-removed": ONE_RULE,
  "required-request-property-removed": ONE_RULE,
  "required-response-header-added": ONE_RULE,
  "response-body-added": "media-type-added reports each format of the new body",
  "response-default-added": "response-status-added reports every new status, default among them",
  "response-error-status-added": "response-status-added reports every new status",
  "response-error-status-specialized": "nothing is reported: consumers of a range handle each of its statuses",
  "response-header-added-before-sunset": EARLY,
  "response-header-removed":
    "removed headers are told apart: optional-response-header-removed and required-response-header-removed",
  "response-optional-property-added": ONE_RULE,
  "response-required-property-removed": "response-property-removed is about required properties",
  "response-status-removed": "removed statuses are told apart: success, error and default",
  "response-status-specialized": "nothing is reported: consumers of a range handle each of its statuses",
  "response-success-status-added": "response-status-added reports every new status",
  "security-scheme-added": "a scheme that is demanded and was not described was known to nobody",
  "server-variable-value-added": SAFE,
  "webhook-added-before-sunset": EARLY,
};
