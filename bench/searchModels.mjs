/**
 * The program of `search…`: every hierarchical log-linear model of a table checked, fitted and ranked.
 * `cold` is the first call of a fresh process, without the process's own start and the loading of the
 * package; `warm` the mean of many later ones. That the model found is the published one is checked each time.
 */
import { readFileSync } from "node:fs";
import { parseTable, peopleIn, searchModels } from "@daftar/estimate";

const VECTORS = new URL("../packages/estimate/src/report/published.vectors.json", import.meta.url);
const [name, how, times] = process.argv.slice(2);
const { rows } = JSON.parse(readFileSync(VECTORS, "utf8")).tables[name];
const table = parseTable(rows.map((row) => row.split(",")));
/** People, by the best model under BIC; Rcapture gives the same. */
const published = { kosovo: 10_356.52, uk5: 25_311.29 }[name];
const search = () => {
  const total = peopleIn(table) + searchModels(table).bic.best[0].fit.fitted[0];
  if (Math.abs(total - published) > 0.01) throw new Error(`the best model gives ${total} people`);
};
if (how === "warm") for (let n = 0; n < (name === "uk5" ? 2 : 100); n += 1) search();
globalThis.benchFrom?.();
for (let n = 0; n < Number(times); n += 1) search();
globalThis.benchTo?.(Number(times));
