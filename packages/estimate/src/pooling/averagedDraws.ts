/**
 * Draws from the averaged tail areas of `averaging/modelAverage.ts`, taken as a confidence distribution.
 *
 * Source: Xie & Singh (2013), Int. Stat. Rev. 81:3: a function of the table and N whose values at the truth are
 * uniform is a distribution of N, and its quantiles are confidence limits. The averaged tail area Σ w Φ(r(N)) is one
 * to the order to which the interval made from it is right, so draws have that interval's ends as their quantiles:
 * 1.5 % lie beyond either end (α = 0.03, decision 0047), not 2.5 %.
 * One draw is taken from each of `count` equal shares of the distribution, in random order (McKay, Beckman & Conover
 * 1979, Technometrics 21:239): a stratum's own limits hardly move by chance, and sums over strata do less than with
 * free draws. Cost: the average, and 257 tail areas of its models.
 */
import { normalQuantile, type Rng } from "@daftar/numeric";
import { BELIEF } from "../averaging/belief.ts";
import { LEAST_LISTS, MOST_LISTS } from "../averaging/candidates.ts";
import { modelAverage, type TailAreas } from "../averaging/modelAverage.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import type { Drawn } from "./drawMethod.ts";

export const AVERAGED_TAIL = BELIEF.alpha / 2;

const PANELS = 256;
/** Areas beyond are drawn at the last number within: a draw in two thousand. */
const OUTERMOST = 0.0005;

/** ln of the people on no list where the tail area is `area`; it rises, so halving finds it. */
function placeOf({ from, to, below }: TailAreas, area: number): number {
  let [a, b] = [from, to];
  for (let i = 0; i < 40; i++) {
    const middle = (a + b) / 2;
    if (below(middle) >= area) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}

/**
 * The inverse of the tail areas: on a scale of normal quantiles they are nearly straight, so straight lines between
 * 257 of them are right to a few in ten thousand of a width.
 */
function inverseOf(tails: TailAreas): (area: number) => number {
  const { from, to, below } = tails;
  const nobody = below(from);
  const bounded = below(to);
  const first = Math.max(nobody, OUTERMOST);
  const last = Math.min(bounded, 1 - OUTERMOST);
  if (!(first < last))
    return (area) => (area < nobody ? 0 : area > bounded ? Number.POSITIVE_INFINITY : Math.exp(from));
  const start = nobody >= OUTERMOST ? from : placeOf(tails, OUTERMOST);
  const end = bounded <= 1 - OUTERMOST ? to : placeOf(tails, 1 - OUTERMOST);
  const inner = (area: number): number => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, area)));
  const places = Float64Array.from({ length: PANELS + 1 }, (_, i) => start + ((end - start) * i) / PANELS);
  const scores = places.map((u) => inner(below(u)));
  return (area) => {
    if (area <= nobody) return 0;
    if (area > bounded) return Number.POSITIVE_INFINITY;
    const score = inner(Math.min(last, Math.max(first, area)));
    let [low, high] = [0, PANELS];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (scores[middle]! <= score) low = middle;
      else high = middle;
    }
    const rise = scores[high]! - scores[low]!;
    const part = rise > 0 ? Math.min(1, Math.max(0, (score - scores[low]!) / rise)) : 1;
    return Math.exp(places[low]! + part * (places[high]! - places[low]!));
  };
}

export function averagedDraws(table: CaptureTable, stream: Rng, count: number): Drawn {
  const lists = table.lists.length;
  if (lists < LEAST_LISTS || lists > MOST_LISTS) {
    const reason = `It is for ${LEAST_LISTS} to ${MOST_LISTS} lists that share people; here are ${lists}.`;
    return { undocumented: null, reason };
  }
  const found = modelAverage(table);
  if (found === null) return { undocumented: null, reason: "No model has an estimate on this table." };
  const inverse = inverseOf(found.tails);
  const shares = Array.from({ length: count }, (_, i) => (i + stream.uniform()) / count);
  return { undocumented: Float64Array.from(stream.shuffle(shares), inverse), reason: null };
}
