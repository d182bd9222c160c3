/**
 * The program of `wholeDesk`: 20 strata of 150 to 2,000 invented people, five lists, 50 clusterings, a twentieth of the
 * labels missing, on as many threads as it is told. The people are of two kinds, the easier one a third; in a clustering
 * one in a hundred is split in two, and as many pairs are joined wrongly.
 */
import { labelledTable, pooledEstimate } from "@daftar/estimate";
import { rng } from "@daftar/numeric";
import { tablesBeside } from "../packages/desk/dist/estimate/tablesBeside.js";

const [threads, strata, clusterings] = process.argv.slice(2).map(Number);
const LISTS = ["a", "b", "c", "d", "e"];
const CHANCES = [0.3, 0.26, 0.22, 0.18, 0.14];
const UNSURE = 0.01;
const WORKER = new URL("../packages/desk/dist/estimate/tablesWorker.js", import.meta.url);

const seed = rng("whole desk");
const listed = [];
let everybody = 0;
for (let s = 0; s < strata; s += 1) {
  const stream = seed.fork(`stratum ${s}`);
  const size = Math.round(150 * Math.exp((s / Math.max(1, strata - 1)) * Math.log(2000 / 150)));
  everybody += size;
  for (let i = 0; i < size; i += 1) {
    const ease = stream.bernoulli(1 / 3) ? 1.6 : 0.7;
    const history = CHANCES.reduce((bits, p, at) => bits | (stream.bernoulli(p * ease) ? 1 << at : 0), 0);
    const label = stream.bernoulli(0.05) ? null : `stratum ${String(s).padStart(2, "0")}`;
    if (history !== 0) listed.push({ label, history });
  }
}

const tableOf = (people) =>
  labelledTable(
    LISTS,
    people.map(({ label, history }) => ({ label, history, count: 1 })),
  );

/** Some people as two, some pairs as one. */
function drawn(stream) {
  const found = [];
  let alone = null;
  for (const person of listed) {
    const { label, history } = person;
    const first = history & -history;
    if (!stream.bernoulli(UNSURE)) found.push(person);
    else if (history !== first) found.push({ label, history: first }, { label, history: history & ~first });
    else if (alone !== null && alone.label === label && alone.history !== history) {
      found.push({ label, history: history | alone.history });
      alone = null;
    } else {
      if (alone !== null) found.push(alone);
      alone = person;
    }
  }
  return tableOf(alone === null ? found : [...found, alone]);
}

const own = tableOf(listed);
const tables = Array.from({ length: clusterings }, (_, k) => drawn(seed.fork(`clustering ${k}`)));
globalThis.benchFrom?.();
const { total, settings } = await pooledEstimate(
  { own, clusterings: tables },
  { seed: 1, run: tablesBeside(WORKER, { threads }) },
);
globalThis.benchTo?.(1);
const told = { everybody, documented: total.documented, low: total.low, high: total.high, settings };
globalThis.benchTell?.({ ...told, between: total.methods[0]?.between ?? null });
if (process.env.DAFTAR_BENCH_COST === undefined) console.log(JSON.stringify(told));
