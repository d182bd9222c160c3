/**
 * The program of `classes`: latent classes of Kosovo, until the chains agree, seed after seed; warm-up counted. Cost
 * is for each thousand effective draws (bulk, of people on no list), pooled over the seeds; the slowest seed is told.
 */
import { readFileSync } from "node:fs";
import { parseTable, peopleIn, sampleClasses } from "@daftar/estimate";

const VECTORS = new URL("../packages/estimate/src/report/published.vectors.json", import.meta.url);
const seeds = Number(process.argv[2]);
const { rows } = JSON.parse(readFileSync(VECTORS, "utf8")).tables.kosovo;
const table = parseTable(rows.map((row) => row.split(",")));
/** The study's long run of the R package; middle and Monte Carlo error of middles such as ours. */
const PUBLISHED = 10_400;
const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
sampleClasses(table, { seed: 0, mostDraws: 400 });
globalThis.benchFrom?.();
const found = [];
for (let seed = 1; seed <= seeds; seed += 1) {
  const from = seconds();
  const { settled, undocumented, point } = sampleClasses(table, { seed });
  found.push({
    seed,
    settled,
    bulk: undocumented.bulk,
    cpu: seconds() - from,
    point: peopleIn(table) + point,
  });
}
const effective = found.reduce((sum, { bulk }) => sum + bulk, 0);
globalThis.benchTo?.(effective / 1000);
const rates = found.map(({ bulk, cpu }) => bulk / cpu).sort((a, b) => a - b);
const points = found.map(({ point }) => point).sort((a, b) => a - b);
const told = {
  seeds,
  settled: found.filter(({ settled }) => settled).length,
  effective: Math.round(effective),
  effectiveEachSecond: Math.round(effective / found.reduce((sum, { cpu }) => sum + cpu, 0)),
  slowestSeed: Math.round(rates[0]),
  middles: [points[0], points[seeds >> 1], points[seeds - 1]],
  published: PUBLISHED,
};
globalThis.benchTell?.(told);
if (process.env.DAFTAR_BENCH_COST === undefined) console.log(JSON.stringify(told));
