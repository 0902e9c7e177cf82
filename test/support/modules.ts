import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { BIN, environment } from "./apigate.ts";
import { folder } from "./folder.ts";

interface Coverage {
  result: { url: string }[];
}

/** Every script, ESM or CommonJS, that Node evaluated during one run: V8's own coverage record lists them. */
export function modulesLoadedBy(args: readonly string[], cwd: string): string[] {
  const record = folder();
  spawnSync(process.execPath, [BIN, ...args], { cwd, env: { ...environment(cwd), NODE_V8_COVERAGE: record } });
  const urls = readdirSync(record).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(path.join(record, file), "utf8")) as Coverage;
    return result.map(({ url }) => url);
  });
  if (!urls.some((url) => url.endsWith("/cli/main.js"))) throw new Error("the run left no record of its modules");
  return urls;
}
