import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { wordsInTwo } from "./apps/web/wordsInTwo.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
// Packages resolve to their sources, so a test sees the change beside it without a build.
const alias = [
  { find: "@daftar/server", replacement: `${root}apps/server/src/index.ts` },
  { find: /^@daftar\/(\w+)\/(\w+)$/, replacement: `${root}packages/$1/src/$2.ts` },
  { find: /^@daftar\/(\w+)$/, replacement: `${root}packages/$1/src/index.ts` },
];

/** Packages that run in a browser too (house/floors.ts), whose tests hold no file or process. */
const PURE = [
  "audit",
  "claims",
  "estimate",
  "linkage",
  "log",
  "model",
  "names",
  "numeric",
  "simulate",
  "toll",
].map((name) => `packages/${name}/src/**/*.test.ts`);

export default defineConfig({
  resolve: { alias },
  test: {
    // Limits are for what hangs, not for what is slow: a machine may be half as fast as ours and do other work.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // Some tests start processes of their own (the command, desks that are killed), a few hundred MB each,
    // and wait for them: two workers leave two cores idle now and then.
    maxWorkers: Math.max(3, Math.min(4, availableParallelism() - 1)),
    reporters: ["default", "./house/countsReporter.ts"],
    projects: [
      {
        extends: true,
        // They keep nothing but what they compute, so files share a worker's modules: loading them for every
        // file anew took a third of the time.
        test: { name: "pure", include: PURE, isolate: false },
      },
      {
        extends: true,
        test: {
          name: "packages",
          include: ["packages/*/src/**/*.test.ts", "apps/{server,checker}/src/**/*.test.ts"],
          exclude: [...PURE, "**/node_modules/**"],
        },
      },
      {
        extends: true,
        plugins: [wordsInTwo],
        // What of the pages needs no browser; the pages themselves are walked in apps/cli/src/e2e.
        test: { name: "web", include: ["apps/web/src/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "cli",
          include: [
            "apps/cli/src/**/*.test.ts",
            "house/walk.test.ts",
            "house/database.test.ts",
            "house/soak.test.ts",
            "house/tamper.test.ts",
            "house/canary/canary.test.ts",
            "house/build.test.ts",
          ],
          testTimeout: 600_000,
          globalSetup: "apps/cli/src/testing/suiteFolder.ts",
        },
      },
      {
        extends: true,
        // Part of `npm run check`, so quick: what runs the command for minutes is with the command's tests.
        test: {
          name: "house",
          include: ["house/**/*.test.ts", "bench/**/*.test.mjs"],
          exclude: [
            "house/walk.test.ts",
            "house/database.test.ts",
            "house/soak.test.ts",
            "house/tamper.test.ts",
            "house/canary/canary.test.ts",
            "house/build.test.ts",
            "**/node_modules/**",
          ],
        },
      },
    ],
  },
});
