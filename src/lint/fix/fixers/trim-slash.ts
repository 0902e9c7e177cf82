import { member, type Node } from "../../../document/node.ts";
import type { Fixer } from "../fixer.ts";

/** Paths and server URLs lose the slash at their end. */
export const trimSlash: Fixer = {
  rules: ["path-keys-no-trailing-slash", "oas3-server-trailing-slash"],

  fix(place) {
    if (place.parent?.key === "paths" && typeof place.key === "string") return trimmedPath(place, place.key);
    const url = place.key === "url" ? place : member(place, "url");
    if (typeof url?.value !== "string" || !/[^/]\/+$/.test(url.value)) return [];
    return [{ kind: "replace", place: url, value: url.value.replace(/\/+$/, "") }];
  },
};

/** Another path may stand there already. */
function trimmedPath(place: Node, path: string) {
  const key = path.replace(/\/+$/, "");
  if (key === "" || key === path || Object.hasOwn(place.parent?.value as object, key)) return [];
  return [{ kind: "rename", place, key } as const];
}
