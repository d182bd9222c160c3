/**
 * Makes the digests of whole reports anew, after a change that is meant: `npx tsc -b packages/estimate`, then
 * `node packages/estimate/golden/make.mjs`. On whichever Node: the digests are of every digit, and the test holds them on all.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { estimate, METHOD_IDS, parseTable } from "@daftar/estimate";

const { tables } = JSON.parse(
  readFileSync(new URL("../src/report/published.vectors.json", import.meta.url), "utf8"),
);
/** Latent classes take seconds: of one table; resamples of five and six lists too: of none. */
const digestOf = (name) => {
  const table = parseTable(tables[name].rows.map((row) => row.split(",")));
  const methods = METHOD_IDS.filter((id) => id !== "lcmcr" || name === "kosovo");
  const asked = table.lists.length > 4 ? {} : { sensitivity: { replicates: 50 } };
  const report = estimate(table, { seed: 1, methods, ...asked });
  return createHash("sha256").update(JSON.stringify(report)).digest("hex");
};
const digests = Object.fromEntries(Object.keys(tables).map((name) => [name, digestOf(name)]));
writeFileSync(new URL("digests.json", import.meta.url), `${JSON.stringify(digests, null, 2)}\n`);
