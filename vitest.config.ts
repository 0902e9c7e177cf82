import { defineConfig } from "vitest/config";

/** Files that replace a module or the environment of the process, so that nothing may be loaded before them. */
const ALONE = ["test/unit/check/changelog-walk.test.ts", "test/unit/source/git.test.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000 * Number(process.env.APIGATE_RUNS ?? 1),
    hookTimeout: 60_000,
    /** Threads start faster than processes; two of them leave a small machine usable. */
    pool: "threads",
    maxWorkers: 2,
    reporters: ["default"],
    projects: [
      { extends: true, test: { name: "alone", include: ALONE } },
      /** Modules are loaded once for all files of a thread, which takes a quarter of the time off. */
      { extends: true, test: { name: "shared", include: ["test/**/*.test.ts"], exclude: ALONE, isolate: false } },
    ],
  },
});
