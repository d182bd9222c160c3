/**
 * Loaded into a measured process before its program: writes at its end what it cost.
 *
 * Counted from the start of the process, Node's own start included, since that is what a person waits
 * for; a program that measures a part of itself calls `globalThis.benchFrom()` where that part begins.
 */
import { writeFileSync } from "node:fs";

let from = { user: 0, system: 0, wall: 0 };
globalThis.benchFrom = () => {
  const { user, system } = process.cpuUsage();
  from = { user, system, wall: performance.now() };
};
process.on("exit", () => {
  const out = process.env.DAFTAR_BENCH_COST;
  if (out === undefined) return;
  const { user, system } = process.cpuUsage();
  const { maxRSS } = process.resourceUsage();
  writeFileSync(
    out,
    JSON.stringify({
      cpuSeconds: (user - from.user + system - from.system) / 1e6,
      wallSeconds: (performance.now() - from.wall) / 1e3,
      peakMegabytes: maxRSS / 1024,
    }),
  );
});
