/** The audit of a release of 100,000 leaves, as a reader asks for it: issue 7 asks for less than 30 s on one core. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inventedRelease } from "../inventedRelease.mjs";
import { DAFTAR } from "../measured.mjs";

export default {
  runs: 3,
  prepare({ folder, quick }) {
    const leaves = quick ? 2_000 : 100_000;
    const release = join(folder, "release");
    for (const [path, bytes] of inventedRelease(leaves).files) {
      mkdirSync(dirname(join(release, path)), { recursive: true });
      writeFileSync(join(release, path), bytes);
    }
    return { leaves, release };
  },
  what: ({ leaves }) => `daftar audit, a release of ${leaves} leaves`,
  args: ({ release }) => [DAFTAR, "audit", release, "--json"],
};
