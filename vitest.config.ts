import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000 * Number(process.env.APIGATE_RUNS ?? 1),
    hookTimeout: 60_000,
    /** Threads start faster than processes; two of them leave a small machine usable. */
    pool: "threads",
    maxWorkers: 2,
    reporters: ["default"],
  },
});
