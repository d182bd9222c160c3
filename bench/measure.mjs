/**
 * Loaded into a measured process before its program: writes at its end what it cost.
 *
 * Counted from the start of the process, Node's own start included, since that is what a person waits
 * for; a program that measures a part of itself calls `globalThis.benchFrom()` where that part begins, and
 * `globalThis.benchTo(times)` where it ends, having done it so many times.
 */
import { writeFileSync } from "node:fs";

let from = { user: 0, system: 0, wall: 0 };
globalThis.benchFrom = () => {
  const { user, system } = process.cpuUsage();
  from = { user, system, wall: performance.now() };
};
let cost = null;
const costOf = (times) => {
  const { user, system } = process.cpuUsage();
  return {
    cpuSeconds: (user - from.user + system - from.system) / 1e6 / times,
    wallSeconds: (performance.now() - from.wall) / 1e3 / times,
  };
};
globalThis.benchTo = (times) => {
  cost = costOf(times);
};
/** What else a program saw, beside its cost. */
let told = null;
globalThis.benchTell = (seen) => {
  told = seen;
};
process.on("exit", () => {
  const out = process.env.DAFTAR_BENCH_COST;
  if (out === undefined) return;
  const { maxRSS } = process.resourceUsage();
  writeFileSync(out, JSON.stringify({ ...(cost ?? costOf(1)), peakMegabytes: maxRSS / 1024, told }));
});
