/**
 * Makes the golden release of the invented sample anew: `node packages/publish/golden/make.mjs`.
 *
 * The sample is TypeScript and the oldest supported Node reads none, so the files are written by the
 * test that compares them, told to write. Look at the pages before committing them.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { status } = spawnSync("npx", ["vitest", "run", "packages/publish/src/golden.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, DAFTAR_GOLDEN: "write" },
});
process.exitCode = status ?? 1;
