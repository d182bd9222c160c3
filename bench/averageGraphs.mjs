/**
 * The program of `graphs` and `graphsExact`: UK 2013, five lists, 822 graphs, one to ten people on no list for
 * each documented, warm; the mean of many. Whether the limits are the published ones is checked each time.
 */
import { readFileSync } from "node:fs";
import { exactPosterior, graphAveraging, parseTable, peopleIn } from "@daftar/estimate";

const VECTORS = new URL("../packages/estimate/src/report/published.vectors.json", import.meta.url);
const how = process.argv[2];
const times = Number(process.argv[3]);
const { rows } = JSON.parse(readFileSync(VECTORS, "utf8")).tables.uk5;
const uk5 = parseTable(rows.map((row) => row.split(",")));
const to = 10 * peopleIn(uk5);

/** Median of the people on no list. */
const median = {
  panels: () => graphAveraging(uk5, { to, saturated: "in", graphs: 0 }).median,
  exact: () => {
    let sum = 0;
    const passes = (share) => {
      sum += share;
      return sum >= 0.5;
    };
    return 1 + exactPosterior(uk5, { to, saturated: true }).findIndex(passes);
  },
}[how];
for (let n = 0; n < 3; n += 1) median();
globalThis.benchFrom?.();
for (let n = 0; n < times; n += 1) {
  if (peopleIn(uk5) + median() !== 22_365) throw new Error("the median is not the published one");
}
globalThis.benchTo?.(times);
