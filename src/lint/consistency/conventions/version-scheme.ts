import { schemesOf, VERSION_NAMES } from "../../version-schemes.ts";
import type { Convention } from "../convention.ts";

/** Where a request says which version it wants: one observation for each description. */
export const versionScheme: Convention = {
  id: "version-scheme",
  title: "Versions in requests",
  observe(api) {
    const styles = schemesOf(api, new Set(VERSION_NAMES)).map(([scheme]) => scheme);
    return [{ styles: styles.length > 0 ? styles : ["none"], place: api.node, subject: api.title }];
  },
};
