import { describe, expect, test } from "vitest";
import { apigate } from "../support/apigate.ts";
import { folder } from "../support/folder.ts";
import { WITH_TOTAL, WITHOUT_TOTAL } from "../support/openapi.ts";

const cwd = folder({ "a.json": WITH_TOTAL, "b.json": WITHOUT_TOTAL });
const isColoured = async (flags: string[], env: Record<string, string>): Promise<boolean> =>
  (await apigate(["diff", "a.json", "b.json", ...flags], { cwd, env })).stdout.includes("\u001b[");

describe("colour: --color, then NO_COLOR, then FORCE_COLOR, then the terminal", () => {
  test.each([
    [[], {}, false],
    [[], { FORCE_COLOR: "1" }, true],
    [[], { FORCE_COLOR: "0" }, false],
    [[], { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
    [[], { FORCE_COLOR: "1", NO_COLOR: "" }, true],
    [["--color", "always"], { NO_COLOR: "1" }, true],
    [["--color", "never"], { FORCE_COLOR: "1" }, false],
    [["--color", "auto"], { FORCE_COLOR: "1" }, true],
  ])("%j with %j: %s", async (flags: string[], env: Record<string, string>, coloured: boolean) => {
    expect(await isColoured(flags, env)).toBe(coloured);
  });

  test("never in JSON", async () => {
    expect(await isColoured(["--format", "json", "--color", "always"], {})).toBe(false);
  });
});
