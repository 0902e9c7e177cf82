import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { code, inert } from "../../../src/reporters/markdown.ts";
import { check } from "../../support/property.ts";

/**
 * What a CommonMark renderer reads outside of code spans (section 6.1: a run of backticks closes with the next run of
 * the same length), and the content of each span. An opening run without a closing one is plain text.
 */
function read(markdown: string): { text: string; spans: string[] } {
  const spans: string[] = [];
  let text = "";
  for (let at = 0; at < markdown.length; ) {
    const run = /^`+/.exec(markdown.slice(at))?.[0] ?? "";
    const rest = markdown.slice(at + run.length);
    const closing = run === "" ? undefined : [...rest.matchAll(/`+/g)].find(([other]) => other.length === run.length);
    if (closing === undefined) {
      text += run === "" ? markdown.charAt(at) : run;
      at += Math.max(1, run.length);
      continue;
    }
    spans.push(rest.slice(0, closing.index).replace(/^ (.*`.*|`.*) $/, "$1"));
    text += "␣";
    at += run.length + closing.index + run.length;
  }
  return { text, spans };
}

/** Nothing that a renderer takes for markup, a link, a mention or a reference. */
const HARMLESS = /^[\p{L}\p{M}\p{N} '’"“”().,;:!?…→—–␣-]*$/u;

describe("inert", () => {
  test.each([
    ["`Pet`: the property `name` was removed", "`Pet`: the property `name` was removed"],
    ["maxLength was 5000 and is now 9.5", "maxLength was 5000 and is now 9.5"],
    ["it’s well-known (really), “so” it goes: on", "it’s well-known (really), “so” it goes: on"],
    ["GET /orders/{id} was added", "GET `/orders/{id}` was added"],
    ["**bold** _it_ ~~no~~", "`**bold**` `_it_` `~~no~~`"],
    ["<img src=x onerror=alert(1)>", "`<img` `src=x` `onerror=alert(1)>`"],
    ["see https://evil.example or www.evil.example", "see `https://evil.example` or `www.evil.example`"],
    ["[click](javascript:alert(1))", "`[click](javascript:alert(1))`"],
    ["mail me@example.org, @everyone and @org/team", "mail `me@example.org,` `@everyone` and `@org/team`"],
    ["fixes #12 and GH-34 as in 1a2b3c4d5", "fixes `#12` and `GH-34` as in `1a2b3c4d5`"],
    ["a | b", "a `|` b"],
    ["# no heading", "`#` no heading"],
    ["1. no list", "`1.` no list"],
    ["- no list", "`-` no list"],
    ["> no quote", "`>` no quote"],
    ["&lt; &#64;", "`&lt;` `&#64;`"],
    ["a\\*b \\", "`a\\*b` `\\`"],
    ["line\n# heading\r\n\tmore", "`line␊#` `heading\\u{d}␊` more"],
    ["\u001b[31mred\u001b[0m", "`\\u{1b}[31mred\\u{1b}[0m`"],
    ["a\u202eb", "`a\\u{202e}b`"],
    ["a lone ` stays", "a lone `` ` `` stays"],
    ["`a``b`", "`a` `b`"],
    ["``", ""],
    ["`@x`@y`z`", "`@x` `@y` `z`"],
    [":tada: $x$", "`:tada:` `$x$`"],
  ])("%j", (text, expected) => expect(inert(text)).toBe(expected));

  test("whatever is written, nothing but plain words stands outside of code", () =>
    check(
      fc.property(hostile, (text) => {
        const outside = read(inert(text)).text;
        expect(outside).toMatch(HARMLESS);
        expect(outside, "no address").not.toMatch(/[\p{L}\p{N}]\.\p{L}/u);
      }),
      500,
    ));

  test("it is one line, and does not begin a list, heading or quote", () =>
    check(
      fc.property(hostile, (text) => {
        expect(inert(text)).not.toMatch(/[\n\r]|^\s|\s$/);
        expect(inert(text)).not.toMatch(/^(?:[-+*>#]|\d+[.)](?:\s|$)| {4})/);
      }),
      500,
    ));
});

describe("code", () => {
  test.each([
    ["GET /orders/{id}", "`GET /orders/{id}`"],
    ["a`b", "``a`b``"],
    ["`a``b`", "``` `a``b` ```"],
    ["", '`""`'],
    [" \n", "` ␊`"],
    ["a\nb", "`a␊b`"],
    ["::error::x", "`\\u{3a}:error::x`"],
  ])("%j", (text, expected) => expect(code(text)).toBe(expected));

  test("is one span, whatever is in it", () =>
    check(
      fc.property(hostile, (text) => {
        const { text: outside, spans } = read(code(text));
        expect([outside, spans.length]).toEqual(["␣", 1]);
      }),
      500,
    ));
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."`|``|```| |\n|\\|*|_|[|](|)|<b>|</b>|<!--|-->|@ada|#1|https://a.b|www.a.b|&amp;|| |:|~~~|---|1.|- |\u001b[1m|$".split(
          "|",
        ),
      ),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));
