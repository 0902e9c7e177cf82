import { defineConfig } from "vitest/config";

/** Files that replace a module, which must not be loaded before them, or the environment of the process. */
const ALONE = ["test/unit/check/changelog-walk.test.ts", "test/unit/source/git.test.ts"];

/** Threads start faster than processes. */
const common = {
  pool: "threads",
  testTimeout: 60_000 * Number(process.env.APIGATE_RUNS ?? 1),
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    /** Two leave a small machine usable. */
    maxWorkers: 2,
    reporters: ["default"],
    projects: [
      { test: { ...common, name: "alone", include: ALONE } },
      /** Modules are loaded once for all files of a thread, which saves a good part of the time. */
      { test: { ...common, name: "shared", include: ["test/**/*.test.ts"], exclude: ALONE, isolate: false } },
    ],
  },
});
