/** Made by `npm run bench -- coverageMeasured` (bench/README.md): a line a setting, of the headline. */
import type { MeasuredCoverage } from "./measuredCoverage.ts";

// biome-ignore format: a table
export const MEASURED: MeasuredCoverage = {
  day: "2026-11-27",
  scenarios: [
    { scenario: "indep", panel: "A", lists: 4, people: 2000, reach: "all", tables: 500, covered: 487, low: 0.956, high: 0.9847, tooLow: 0, tooHigh: 13, refusedShare: 0 },
    { scenario: "latent2", panel: "A", lists: 4, people: 2000, reach: "all", tables: 500, covered: 481, low: 0.9414, high: 0.9755, tooLow: 19, tooHigh: 0, refusedShare: 0.01 },
    { scenario: "logitnorm", panel: "A", lists: 4, people: 2000, reach: "all", tables: 500, covered: 496, low: 0.9796, high: 0.9969, tooLow: 4, tooHigh: 0, refusedShare: 0.002 },
    { scenario: "negdep", panel: "A", lists: 4, people: 2000, reach: "all", tables: 500, covered: 486, low: 0.9536, high: 0.9832, tooLow: 3, tooHigh: 11, refusedShare: 0 },
    { scenario: "posdep", panel: "A", lists: 4, people: 2000, reach: "all", tables: 500, covered: 489, low: 0.961, high: 0.9877, tooLow: 5, tooHigh: 6, refusedShare: 0 },
    { scenario: "sparse", panel: "A", lists: 4, people: 2000, reach: "all", tables: 500, covered: 493, low: 0.9714, high: 0.9932, tooLow: 2, tooHigh: 5, refusedShare: 0.222 },
    { scenario: "unreach20", panel: "A", lists: 4, people: 2000, reach: "part", tables: 500, covered: 16, low: 0.0198, high: 0.0513, tooLow: 484, tooHigh: 0, refusedShare: 0.002 },
  ],
};
