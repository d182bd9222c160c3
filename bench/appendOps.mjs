/** Appends claims to a copy of a desk and tells how many a second were on the disk. */
import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openDesk } from "@daftar/store";
import { inventedClaim } from "./inventedRelease.mjs";

const [from, count] = [process.argv[2], Number(process.argv[3])];
// Beside the desk, not in memory: a fsync is to reach a disk.
const folder = mkdtempSync(`${from}-copy-`);
const dir = join(folder, "desk");
cpSync(from, dir, { recursive: true });
const desk = await openDesk(dir, {
  clock: Date.now,
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  waitMs: 0,
  onNotice: () => {},
  readFields: () => {
    throw new Error("no rows are read here");
  },
  database: null,
});
const drafts = (name) =>
  Array.from({ length: count }, (_, n) => ({
    type: "claim",
    by: "anna",
    body: { claim: inventedClaim(`${name}-${n}`, "2014-05-20", n + 1) },
  }));

globalThis.benchFrom?.();
let from1 = performance.now();
for (const draft of drafts("one")) await desk.append([draft]);
const oneByOne = (1000 * count) / (performance.now() - from1);
from1 = performance.now();
const all = drafts("many");
for (let at = 0; at < count; at += 100) await desk.append(all.slice(at, at + 100));
const byHundred = (1000 * count) / (performance.now() - from1);
globalThis.benchTo?.(1);
await desk.close();
rmSync(folder, { recursive: true });
globalThis.benchTell?.({
  oneByOnePerSecond: Math.round(oneByOne),
  byHundredPerSecond: Math.round(byHundred),
});
