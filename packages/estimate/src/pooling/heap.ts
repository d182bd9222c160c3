/**
 * Draws of several replicates as one: limits, and how much of their spread lies between replicates.
 *
 * The share is by the law of total variance on ln N: Var = E(Var within a replicate) + Var(means of replicates). It adds
 * up, lies between 0 and 1, and does not hang on two draws at the ends as a comparison of widths would; told as a part
 * of the width it is 1 − √(within/all), what the interval would lose were the replicate known. Means of finitely many
 * draws differ by chance too: that much (within/draws for each mean) is taken off. Replicates of equal tables count as
 * one, so the share is 0 where all are equal. Cost: sorting the draws.
 */
import { sampleQuantile } from "@daftar/numeric";
import { combined, combinedLimits } from "./rubin.ts";
import type { Combining, Spread } from "./types.ts";

export interface Limits {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

/**
 * @param totals by replicate, finite
 * @param documented people in each replicate's table: no limit is below the fewest of them
 * @param tail share of the draws beyond each limit
 */
export function limitsOf(
  totals: readonly Float64Array[],
  documented: readonly number[],
  tail: number,
  combining: Combining,
): Limits {
  const all = Float64Array.from(totals.flatMap((draws) => [...draws])).sort();
  const point = sampleQuantile(all, 0.5);
  if (combining === "pooled") {
    return { point, low: sampleQuantile(all, tail), high: sampleQuantile(all, 1 - tail) };
  }
  const undocumented = totals.map((draws, i) => draws.map((people) => people - documented[i]!));
  const limits = combinedLimits(combined(undocumented, combining), tail);
  const base = documented.reduce((a, b) => a + b, 0) / documented.length;
  const low = base + limits.low;
  const high = base + limits.high;
  if (combining === "rubin") return { point, low, high };
  return { point: all.reduce((sum, people) => sum + people, 0) / all.length, low, high };
}

/** To a thousandth: more is noise. */
const round = (share: number): number => Math.round(share * 1000) / 1000;

/**
 * @param totals by replicate, finite and above 0
 * @param keys by replicate: equal where its tables are equal
 */
export function spreadBetween(totals: readonly Float64Array[], keys: readonly string[]): Spread {
  const groups = new Map<string, number[]>();
  totals.forEach((draws, i) => {
    const group = groups.get(keys[i]!) ?? [];
    groups.set(keys[i]!, group);
    for (const people of draws) group.push(Math.log(people));
  });
  if (groups.size < 2) return { width: 0, variance: 0 };
  let [count, sum] = [0, 0];
  const stats = [...groups.values()].map((logs) => {
    const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
    const squares = logs.reduce((a, b) => a + (b - mean) * (b - mean), 0);
    count += logs.length;
    sum += mean * logs.length;
    return { mean, squares, size: logs.length };
  });
  const centre = sum / count;
  const within = stats.reduce((a, { squares }) => a + squares, 0) / count;
  const seen = stats.reduce((a, { mean, size }) => a + size * (mean - centre) * (mean - centre), 0) / count;
  const between = Math.max(0, seen - (within * (stats.length - 1)) / count);
  const all = within + between;
  if (!(all > 0)) return { width: 0, variance: 0 };
  return { width: round(1 - Math.sqrt(within / all)), variance: round(between / all) };
}
