import { describe, expect, test } from "vitest";
import type { Bump } from "../../../src/core/result.ts";
import { numberedOf } from "../../../src/release/release.ts";
import { parseVersionTag } from "../../../src/release/tag.ts";
import { parseVersion } from "../../../src/release/version.ts";
import { policyRules } from "../../../src/rules/policy/index.ts";

describe("names of revisions", () => {
  test.each([
    ["v1.3", "", [1, 3]],
    ["v1", "", [1]],
    ["1.3.0", "", [1, 3, 0]],
    ["refs/tags/v1.3.0", "", [1, 3, 0]],
    ["orders/v1.3.0", "orders", [1, 3, 0]],
    ["orders-1.3.0", "orders", [1, 3, 0]],
    ["orders@1.3", "orders", [1, 3]],
    ["my-shop/orders-v2.0.0", "my-shop/orders", [2, 0, 0]],
    ["v1.3.0-rc.1", "", [1, 3, 0]],
    ["v1.3.0+build.7", "", [1, 3, 0]],
  ])("%s is a version tag", (ref, prefix, parts) => expect(parseVersionTag(ref)).toMatchObject({ prefix, parts }));

  test.each([
    "main",
    "HEAD",
    "HEAD~1",
    "work tree",
    "2024",
    "2024-01-31",
    "release-2024-01-31",
    "7",
    "deadbeef",
    "v",
    "v1.2.3.4",
    "v1..2",
    "orders/",
    "a b-1.2.3",
    "",
    `v1.${"9".repeat(50)}`,
  ])("%j is none", (ref) => expect(parseVersionTag(ref)).toBeUndefined());
});

test.each(["", "1", "1.2", "v1", "01.2.3", "1.2.3.4", "2026-01-31", "latest", "1.2.3 beta", `1.2.${"3".repeat(200)}`])(
  "%j is no semantic version",
  (text) => expect(parseVersion(text)).toBeUndefined(),
);

/** `warn info-version-not-raised`, of a change of this size between two versions, each from a revision of this name. */
function said(bump: Bump, base: string, revision: string, from = "main", to = "work tree", isOnly = true): string[] {
  const at = (version: string, ref: string) =>
    numberedOf(
      version,
      { ref, commit: ref === "work tree" ? null : "0".repeat(40) },
      { names: ["orders", "Orders API"], isOnly },
    );
  const release = { base: at(base, from), revision: at(revision, to), bump };
  return policyRules.flatMap((rule) => {
    const hit = rule.check(release);
    return hit ? [`${hit.severity ?? rule.severity} ${rule.id}`] : [];
  });
}

describe("the version against the changes", () => {
  test.each<[Bump, string, string, string[]]>([
    ["major", "1.4.0", "2.0.0", []],
    ["major", "1.4.0", "1.5.0", ["warn info-version-not-raised"]],
    ["major", "1.4.0", "1.4.1", ["warn info-version-not-raised"]],
    ["major", "1.4.0", "1.4.0", ["info info-version-not-raised"]],
    ["minor", "1.4.0", "1.5.0", []],
    ["minor", "1.4.0", "2.0.0", []],
    ["minor", "1.4.0", "1.4.1", ["info info-version-not-raised"]],
    ["minor", "1.4.0", "1.4.0", ["info info-version-not-raised"]],
    ["patch", "1.4.0", "1.4.0", []],
    ["none", "1.4.0", "1.4.0", []],
    ["major", "0.4.0", "0.5.0", []],
    ["major", "0.4.0", "1.0.0", []],
    ["major", "0.4.0", "0.4.1", ["warn info-version-not-raised"]],
    ["minor", "0.4.0", "0.4.1", []],
    ["minor", "0.4.0", "0.4.0", ["info info-version-not-raised"]],
    ["major", "2.0.0-beta.1", "2.0.0-beta.2", []],
    ["major", "1.4.0", "2.0.0-beta.1", []],
    ["major", "v1.4.0", "v2.0.0", []],
    ["patch", "2.0.0", "1.9.9", ["warn info-version-decreased"]],
    ["major", "2.0.0", "2.0.0-rc.1", ["warn info-version-decreased"]],
    ["major", "2026-01-31", "2026-01-31", []],
    ["major", "1.4", "1.4", []],
    ["major", "", "", []],
    ["major", "1.4.0", "", []],
  ])("%s, %s → %s", (bump, base, revision, expected) => expect(said(bump, base, revision)).toEqual(expected));

  test("two version tags are two releases", () => {
    expect(said("major", "1.4.0", "1.4.0", "v1.4.0", "v1.4")).toEqual(["warn info-version-not-raised"]);
  });
});

describe("tags against the version", () => {
  test.each<[string, string, string, string, string[]]>([
    ["1.4.0", "1.5.0", "v1.4.0", "v1.5.0", []],
    ["1.4.0", "1.5.0", "v1.4", "v1", []],
    ["1.4.0", "1.4.0", "v1.4.0", "v1.5.0", ["warn version-tag-mismatch"]],
    ["1.4.0", "1.4.0", "main", "v1.5", ["warn version-tag-mismatch"]],
    ["1.4.0", "1.4.0", "v10.1", "v10.2", ["info version-tag-mismatch"]],
    ["1.4.0", "1.4.0", "v10.1", "work tree", ["info info-version-not-raised", "info version-tag-mismatch"]],
    ["1.4.0", "1.4.0", "orders/v1.4.0", "orders-1.5.0", ["warn version-tag-mismatch"]],
    ["1.4.0", "1.4.0", "orders-api@1.4.0", "orders-api@1.5.0", ["warn version-tag-mismatch"]],
    ["1.4.0", "1.5.0", "billing/v7.0", "billing/v8.0", []],
    ["2026-01", "2026-02", "v1.4", "v1.5", []],
  ])("%s → %s as %s → %s", (base, revision, from, to, expected) =>
    expect(said("minor", base, revision, from, to)).toEqual(expected),
  );

  test("a tag without a name says nothing of one API among several", () => {
    expect(said("patch", "1.4.0", "1.4.0", "v1.4.0", "v9.0.0", false)).toEqual([]);
    expect(said("patch", "1.4.0", "1.4.0", "orders/v1.4.0", "orders/v9.0.0", false)).toEqual([
      "warn version-tag-mismatch",
    ]);
  });
});
