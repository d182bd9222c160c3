/** Coverage, width and refusals of one method in one scenario. */
import { DISAGREEMENT_FACTOR, OUTSIDE_FACTOR, WIDTH_FACTOR } from "@daftar/estimate";
import { UNBOUNDED } from "./methods.mjs";

/**
 * Wilson's limits of a share, at 95 %.
 *
 * Source: Wilson (1927), JASA 22:209.
 */
export function wilson(hits, of) {
  if (of === 0) return { low: 0, high: 1 };
  const z = 1.959963984540054;
  const share = hits / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const reach = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { low: middle - reach, high: middle + reach };
}

function median(values) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Why a table would be refused, in the order in which it is asked; null where it is shown. */
export function refusalOf(interval) {
  if (interval === null) return "nothing";
  if (interval.high === null) return "unbounded";
  if (interval.high > WIDTH_FACTOR * interval.low) return "too wide";
  if (
    interval.points.length > 1 &&
    Math.max(...interval.points) > DISAGREEMENT_FACTOR * Math.min(...interval.points)
  )
    return "points disagree";
  const { low, high, checks = [] } = interval;
  if (checks.some((point) => OUTSIDE_FACTOR * point < low || point > OUTSIDE_FACTOR * high))
    return "a chosen model far outside";
  return null;
}

/**
 * @param people the true number
 * @param tables [{documented, interval}], interval as of `unionOf`
 */
export function scoreOf(people, tables) {
  const covers = ({ interval }) =>
    interval !== null && interval.low <= people && (interval.high === null || people <= interval.high);
  const hits = tables.filter(covers).length;
  const shown = tables.filter(({ interval }) => refusalOf(interval) === null);
  const shownHits = shown.filter(covers).length;
  const refused = {};
  for (const { interval } of tables) {
    const why = refusalOf(interval);
    if (why !== null) refused[why] = (refused[why] ?? 0) + 1;
  }
  const bounded = tables.filter(({ interval }) => interval !== null);
  return {
    tables: tables.length,
    coverage: hits / tables.length,
    wilson: wilson(hits, tables.length),
    tooLow: bounded.filter(({ interval }) => interval.high !== null && interval.high < people).length,
    tooHigh: bounded.filter(({ interval }) => interval.low > people).length,
    // An unbounded end counts as far as we look.
    medianWidth: median(
      bounded.map(({ interval, documented }) => (interval.high ?? UNBOUNDED * documented) - interval.low),
    ),
    refused,
    refusedShare: (tables.length - shown.length) / tables.length,
    shown: shown.length,
    coverageShown: shown.length === 0 ? null : shownHits / shown.length,
  };
}
