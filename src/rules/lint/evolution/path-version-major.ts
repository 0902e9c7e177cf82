import { member } from "../../../document/node.ts";
import { defineLintRule } from "../../../lint/rule.ts";
import { versionsOfPaths, versionsOfServers } from "../../../lint/versions.ts";

/** `2`, `2.1`, `v2.1.0-beta`; no date. */
const VERSION = /^v?(\d{1,3})(?:$|[.+-])/;

export default defineLintRule({
  id: "path-version-major",
  on: "api",
  severity: "warn",
  summary: "The version of the paths contradicts the version of the API",
  why: "Consumers take `/v2` for the major version: a description that says 1.4.0 beside it tells them two stories.",
  instead: "Make the major of `info.version` the one that the paths or servers have",

  check({ api, node }) {
    const major = VERSION.exec(api.apiVersion)?.[1];
    const inPaths = versionsOfPaths(api);
    const told = (inPaths.length > 0 ? inPaths : versionsOfServers(api))
      .map(({ version }) => version)
      .filter((version) => version.major !== undefined);
    if (major === undefined || Number(major) === 0 || told.length === 0) return;
    if (told.some((version) => version.major === Number(major))) return;
    const texts = [...new Set(told.map(({ text }) => `\`${text}\``))].sort();
    const info = member(node, "info");
    const where = inPaths.length > 0 ? "paths" : "servers";
    return {
      message: `\`info.version\` is ${api.apiVersion.slice(0, 60)}, the ${where} have ${texts.join(", ")}`,
      at: info && member(info, "version"),
    };
  },
});
