import type { Api } from "../model/api.ts";
import type { Change, Setting } from "./changes.ts";
import { unitOfAll } from "./unit.ts";

/** A whole description that is new, or gone. */
export const appeared = (api: Api): Change => ({ subject: "api.added", revision: api, ...settingOf(api) });
export const vanished = (api: Api): Change => ({ subject: "api.removed", base: api, ...settingOf(api) });

const settingOf = (api: Api): Setting => ({
  side: "request",
  unit: unitOfAll([...api.operations.values()].map(({ name }) => name)),
  within: api.title,
  wire: "json",
  anchor: api.node,
  inParameter: false,
});
