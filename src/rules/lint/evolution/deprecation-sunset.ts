import { defineLintRule } from "../../../lint/rule.ts";
import { operationAnnouncement } from "../../../model/lifecycle.ts";

export default defineLintRule({
  id: "deprecation-sunset",
  on: "operation",
  severity: "warn",
  summary: "A deprecated operation has no sunset",
  why: "Consumers plan by a date: what is deprecated without one is used until the day it breaks.",
  instead: "Add `x-sunset` with the date, or describe the `Sunset` header of its responses (RFC 8594)",

  check({ operation }) {
    const { deprecated, sunset, at } = operationAnnouncement(operation);
    if (!deprecated || sunset) return;
    return {
      message: `\`${operation.name}\` is deprecated, but until when it works is not said`,
      at: at("deprecated"),
    };
  },
});
