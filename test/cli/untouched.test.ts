import { expect, test } from "vitest";
import { apigate } from "../support/apigate.ts";
import { snapshot, untidy } from "../support/snapshot.ts";

test("a run changes nothing: no file, no ref, no byte of the index, with or without findings", async () => {
  const { path: cwd } = untidy();
  const before = snapshot(cwd);
  for (const args of [
    ["v1.2", "v1.3"],
    ["v1.2"],
    [],
    ["v1.3:openapi.json", "openapi.json"],
    ["v1.2", "v1.4"],
    ["v1.2", "openapi.json", "--format", "json"],
  ]) {
    await apigate(["diff", ...args], { cwd, env: { HOME: "/nonexistent" } });
    expect(snapshot(cwd), args.join(" ")).toEqual(before);
  }
});
