/**
 * Makes digests.json: SHA-256 of the files of each scenario, 300 victims, six lists, seed 1393.
 *
 * Run after `npx tsc -b packages/simulate`: node packages/simulate/golden/make.mjs
 * A changed digest changes every practice desk made from now on: say so in CHANGELOG.md.
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { SCENARIOS, simulate } from "../dist/index.js";

const digests = {};
for (const scenario of SCENARIOS) {
  const { files } = simulate({ scenario, victims: 300, lists: 6, seed: 1393 });
  const hash = createHash("sha256");
  for (const path of [...files.keys()].sort()) hash.update(`${path}\0${files.get(path)}\0`);
  digests[scenario] = hash.digest("hex");
}
writeFileSync(new URL("digests.json", import.meta.url), `${JSON.stringify(digests, null, 2)}\n`);
