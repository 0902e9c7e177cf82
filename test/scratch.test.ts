import { appendFileSync } from "node:fs";
import { test } from "vitest";
import { runRules } from "../src/breaking/run.ts";
import { diff } from "../src/diff/diff.ts";
import { breakingRules } from "../src/rules/breaking/index.ts";
import { rewritesFor } from "./rewrites.ts";
import { asJson, load } from "./support/compare.ts";
import { realDescriptions } from "./support/descriptions.ts";

const only = process.env.ONLY ?? "";
const names = process.env.REW ?? "";
const log = (s: string) => appendFileSync(process.env.OUT ?? "/tmp/h/laws.out", `${s}\n`);
test("matrix", { timeout: 3_600_000 }, async () => {
  for (const d of realDescriptions) {
    if (!new RegExp(only).test(d.name)) continue;
    const value = await d.read();
    const base = asJson(value);
    for (const rewrite of rewritesFor(value)) {
      if (!new RegExp(names).test(rewrite.name)) continue;
      let line = `${d.name} | ${rewrite.name} | `;
      try {
        const start = performance.now();
        const other = rewrite.apply(value);
        const text = JSON.stringify(other, null, 2);
        const same = text === base.text;
        const t1 = performance.now();
        const a = await load(base),
          b = await load({ file: "api.json", text });
        const t2 = performance.now();
        const drafts = runRules("api", ["api.json"], diff(a, b), breakingRules);
        const t3 = performance.now();
        const count = (s: string) => drafts.filter((x) => x.severity === s).length;
        line += `${same ? "same" : ""} e${count("error")} w${count("warn")} i${count("info")} | rewrite ${(t1 - start) | 0} load ${(t2 - t1) | 0} diff ${(t3 - t2) | 0} bytes ${text.length}`;
        for (const x of drafts.slice(0, 6))
          line += `\n     ${x.severity} ${x.ruleId} ${x.side} ${x.subject}: ${x.message.slice(0, 200)}`;
      } catch (error) {
        line += `THROWS ${(error as Error).stack?.slice(0, 600)}`;
      }
      log(line);
    }
  }
});
