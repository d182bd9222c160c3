/**
 * Draws as shares in bars of equal width. The outermost draws are told, not drawn, lest one of them make the
 * rest a line. Cost: one sort.
 */
import { sampleQuantile } from "@daftar/numeric";

export interface Bins {
  /** Where the first bar begins, in people. */
  readonly from: number;
  /** Of every bar, above 0. */
  readonly width: number;
  /** Shares of all draws, one for each bar. */
  readonly shares: readonly number[];
  /** Share of all draws that lies in no bar. */
  readonly beyond: number;
}

/**
 * Draws in `bars` bars from their 0.5th to their 99.5th percentile.
 *
 * @param draws in people; at least one, all finite
 * @throws RangeError without draws, or with one that is not finite
 */
export function binsOf(draws: ArrayLike<number>, bars = 48): Bins {
  const sorted = Float64Array.from(draws).sort();
  if (sorted.length === 0) throw new RangeError("draws must hold at least one");
  if (!sorted.every((draw) => Number.isFinite(draw))) throw new RangeError("draws must be finite");
  const from = sampleQuantile(sorted, 0.005);
  const spread = sampleQuantile(sorted, 0.995) - from;
  const width = spread > 0 ? spread / bars : 1;
  const counts = Array.from({ length: spread > 0 ? bars : 1 }, () => 0);
  let inside = 0;
  for (const draw of sorted) {
    const bar = Math.floor((draw - from) / width);
    const at = draw === from + spread ? counts.length - 1 : bar;
    if (at < 0 || at >= counts.length) continue;
    counts[at]! += 1;
    inside += 1;
  }
  const share = (count: number): number => Math.round((count / sorted.length) * 1e5) / 1e5;
  return { from, width, shares: counts.map(share), beyond: share(sorted.length - inside) };
}
