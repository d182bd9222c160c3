/**
 * A distribution as shares in bars of equal width, each of whole people. Its outermost hundredth is told, not
 * drawn, lest it make the rest a line. Cost: one question a bar; of draws, one sort.
 */
import { sampleQuantile } from "@daftar/numeric";

export interface Bins {
  /** Where the first bar begins, in people. */
  readonly from: number;
  /** Of every bar, above 0. */
  readonly width: number;
  /** Shares of the whole, one for each bar. */
  readonly shares: readonly number[];
  /** Share of the whole that lies in no bar. */
  readonly beyond: number;
}

const MOST_BARS = 48;
/** Drawn is what lies between these shares of the whole. */
export const DRAWN_FROM = 0.005;
export const DRAWN_TO = 0.995;

/**
 * Bars from `low` to `high`, at most 48.
 *
 * @param low where to begin, told downward
 * @param high where to end, told upward; not below `low`
 * @param shareUpTo share of at most so many people, 0 to 1, never falling
 * @throws RangeError unless low ≤ high, both finite
 */
export function binsBetween(low: number, high: number, shareUpTo: (people: number) => number): Bins {
  if (!(low <= high && Number.isFinite(high - low))) {
    throw new RangeError(`low and high must be finite, low ≤ high; they are ${low} and ${high}`);
  }
  const from = Math.floor(low);
  const people = Math.floor(high) - from + 1;
  const width = Math.ceil(people / MOST_BARS);
  const upTo = Array.from({ length: Math.ceil(people / width) + 1 }, (_, i) =>
    shareUpTo(from + i * width - 1),
  );
  const share = (value: number): number => Math.round(value * 1e5) / 1e5;
  return {
    from,
    width,
    shares: upTo.slice(1).map((next, i) => share(next - upTo[i]!)),
    beyond: share(1 - (upTo.at(-1)! - upTo[0]!)),
  };
}

/**
 * Draws from their 0.5th to their 99.5th percentile. A draw between two numbers counts as the lower.
 *
 * @param draws in people; at least one, all finite
 * @throws RangeError without draws, or with one that is not finite
 */
export function binsOf(draws: ArrayLike<number>): Bins {
  const sorted = Float64Array.from(draws).sort();
  if (sorted.length === 0) throw new RangeError("draws must hold at least one");
  if (!sorted.every((draw) => Number.isFinite(draw))) throw new RangeError("draws must be finite");
  const shareUpTo = (people: number): number => {
    const after = sorted.findIndex((draw) => draw >= people + 1);
    return (after < 0 ? sorted.length : after) / sorted.length;
  };
  return binsBetween(sampleQuantile(sorted, DRAWN_FROM), sampleQuantile(sorted, DRAWN_TO), shareUpTo);
}
