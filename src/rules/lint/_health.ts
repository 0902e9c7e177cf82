import type { Json } from "../../document/value.ts";
import type { Api, Operation } from "../../model/api.ts";
import { TEXTS, textsOf } from "./_texts.ts";

/** Where services answer how they are: the names in use on Kubernetes, Spring, .NET, MicroProfile and elsewhere. */
const PATHS = [
  "/health",
  "/healthz",
  "/_health",
  "/healthcheck",
  "/health-check",
  "/health/live",
  "/health/ready",
  "/health/started",
  "/live",
  "/livez",
  "/ready",
  "/readyz",
  "/startupz",
  "/actuator/health",
  "/actuator/health/liveness",
  "/actuator/health/readiness",
];

/** A base path and versions before it do not matter: `/api/v1/health` is `/health`. */
const BEFORE = /^(?:\/(?:api|v\d+(?:\.\d+)*))+(?=\/)/i;

export const HEALTH_PATHS = TEXTS("Paths of health checks; `/api` and a version may stand before them", PATHS);

/** The same list where a rule leaves health checks out. */
export const EXCEPT_HEALTH = TEXTS(
  "Paths of health checks, whose answers are judged by other rules; `/api` and a version may stand before them",
  PATHS,
);

/** Whether a path is that of a health check; `paths` is the value of the option. */
export function isHealthPath(path: string, paths: Json | undefined): boolean {
  const known = textsOf(paths);
  const plain = path.replace(/(?<=[^/])\/$/, "");
  return known.includes(plain) || known.includes(plain.replace(BEFORE, ""));
}

export const isHealthCheck = ({ method, path }: Operation, paths: Json | undefined): boolean =>
  method === "GET" && isHealthPath(path, paths);

export const healthChecks = (api: Api, paths: Json | undefined): Operation[] =>
  [...api.operations.values()].filter((operation) => isHealthCheck(operation, paths));
