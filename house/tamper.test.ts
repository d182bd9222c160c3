/** A small sample of `npm run soak -- tamper`, so that it runs at all. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("[J17] [J22] a sample of flipped bits, rewritten logs and older files of a release of 200 leaves: each is found, and named", () => {
  const program = fileURLToPath(new URL("soak/tamper.mjs", import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "30", "7", "--sample"], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/release: \d\d audits of what was tampered with, 0 passed/);
  expect(status).toBe(0);
});
