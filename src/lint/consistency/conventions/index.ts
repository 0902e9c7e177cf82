import type { Convention } from "../convention.ts";
import { enumCase } from "./enum-case.ts";
import { envelopeStyle } from "./envelope-style.ts";
import { errorModel } from "./error-model.ts";
import { idType } from "./id-type.ts";
import { operationIdCase } from "./operation-id-case.ts";
import { pageSizeParameter } from "./page-size-parameter.ts";
import { paginationStyle } from "./pagination-style.ts";
import { pathCase } from "./path-case.ts";
import { pathParameterCase } from "./path-parameter-case.ts";
import { propertyCase } from "./property-case.ts";
import { queryParameterCase } from "./query-parameter-case.ts";
import { schemaCase } from "./schema-case.ts";
import { securityScheme } from "./security-scheme.ts";
import { tagCase } from "./tag-case.ts";
import { timestampFormat } from "./timestamp-format.ts";
import { timestampName } from "./timestamp-name.ts";
import { versionScheme } from "./version-scheme.ts";

/** Everything that APIs of one organisation do better alike, in the order of reports. */
export const conventions: readonly Convention[] = [
  pathCase,
  pathParameterCase,
  queryParameterCase,
  propertyCase,
  schemaCase,
  enumCase,
  operationIdCase,
  tagCase,
  paginationStyle,
  pageSizeParameter,
  envelopeStyle,
  timestampName,
  timestampFormat,
  idType,
  errorModel,
  versionScheme,
  securityScheme,
];
