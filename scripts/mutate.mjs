import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

/**
 * The mutation meter: `npm run mutate -- <description> [--sites N|all] [--seed S] [--json FILE] [--only MUTATION]`.
 * It is written in TypeScript beside the tests and measures the sources as they are, so it is bundled first: into a
 * file of its own, because two runs may start at once.
 */
const root = new URL("../", import.meta.url);
const bundle = new URL(`node_modules/.cache/apigate/mutate-${process.pid}.mjs`, root);

async function build() {
  const { dependencies } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
  const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`));
  const input = fileURLToPath(new URL("test/meter/main.ts", root));
  const built = await rolldown({ input, platform: "node", external, logLevel: "warn" });
  await built.write({ file: fileURLToPath(bundle), format: "esm", codeSplitting: false });
  await built.close();
}

async function load() {
  try {
    await build();
    return await import(bundle.href);
  } finally {
    rmSync(bundle, { force: true });
  }
}

const { main } = await load();
process.exitCode = await main(process.argv.slice(2));
