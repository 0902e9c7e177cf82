import { describe, expect, test } from "vitest";
import { secretIn } from "../../../src/rules/lint/security/_secrets.ts";

/** No text here has the form of a secret as it stands, so that nobody takes this file for a leak. */
const join = (...parts: string[]): string => parts.join("");
const RANDOM = "q7Wd2ZkP9sLx4VbN1mTf8GhR6yJc3UeA5oXi0KpQ2wEr7TzY";
const take = (length: number): string => RANDOM.repeat(2).slice(0, length);
const upper = (length: number): string => "QWDZKPSLXVBNMTFGHRYJCUEAOI234567".slice(0, length);
const token = (claims: object): string =>
  [{ alg: "ES256" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");

describe("a secret is known by its form", () => {
  test.each([
    ["an AWS access key", join("AKI", "A", upper(16))],
    ["an AWS access key", join("key=ASI", "A", upper(16), ";")],
    ["a GitHub token", join("gh", "s_", take(36))],
    ["a GitHub token", join("github", "_pat_", take(22), "_", take(59))],
    ["a GitLab token", join("glp", "at-", take(20))],
    ["a Slack token", join("xox", "p-1048576123-", take(24))],
    ["a live Stripe key", join("rk", "_live_", take(24))],
    ["a Google API key", join("AI", "za", take(35))],
    ["an npm token", join("np", "m_", take(36))],
    ["a DigitalOcean token", join("do", "p_v1_", "0f3a9c1e5b7d2846".repeat(4))],
    ["a SendGrid key", join("S", "G.", take(22), ".", take(43))],
    ["a private key", join("-----BEGIN ", "RSA PRIVATE KEY-----\n", take(64))],
    [
      "a private key",
      join(
        "-----BEGIN ",
        "OPENSSH PRIVATE KEY-----\n",
        "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB",
        take(20),
      ),
    ],
    ["a JSON Web Token", join(token({ iss: "https://login.shop.org", sub: "u-17" }), ".", take(43))],
    ["a bearer token", join("Bearer ", take(40))],
  ])("%s: %s", (kind, text) => {
    const secret = secretIn(`before ${text} after`);
    expect(secret?.kind).toBe(kind);
    expect(secret?.start).toHaveLength(4);
  });
});

describe("what is plainly made up is none", () => {
  test.each([
    ["the key of Amazon's documentation", "AKIAIOSFODNN7EXAMPLE"],
    ["a part of a longer word", join("XAKI", "A", upper(16))],
    ["one letter again and again", join("gh", "p_", "x".repeat(36))],
    ["digits in a row", join("sk", "_live_", "123456789012345678901234")],
    ["a test key", join("sk", "_test_", take(24))],
    ["a key cut short", join("-----BEGIN ", "PRIVATE KEY-----\nMIIEvQIBADAN...\n")],
    ["a certificate", join("-----BEGIN CERTIFICATE-----\n", take(64))],
    ["a public key", join("-----BEGIN PUBLIC KEY-----\n", take(64))],
    ["the token of every tutorial", join(token({ sub: "1234567890", name: "John Doe" }), ".", take(43))],
    ["a token of example.com", join(token({ iss: "https://example.com" }), ".", take(43))],
    ["two parts with dots that are no token", join("eyJ", take(20), ".eyJ", take(20), ".", take(43))],
    ["claims that are no object", join(token([1, 2, 3, 4, 5]), ".", take(43))],
    ["a placeholder", "Bearer your-access-token-goes-here-0123456789ABC"],
    ["words", "Bearer of-bad-news-that-nobody-wanted-to-hear-at-all"],
    ["a UUID", "Bearer 7b7a3f0e-6d0c-4a1c-9a55-1f4a2f3b5c6d"],
    ["a hash", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"],
    ["nothing", ""],
  ])("%s", (_, text) => {
    expect(secretIn(text)).toBeUndefined();
  });
});

test("long texts are looked through quickly", () => {
  for (const part of [
    "eyJ",
    "eyJ.",
    "eyJaaaaaaaaaa.eyJ",
    "AKIA",
    "Bearer ",
    "-----BEGIN PRIVATE KEY-----\n",
    "-----BEGIN A ",
  ])
    expect(secretIn(part.repeat(200_000 / part.length))).toBeUndefined();
});
