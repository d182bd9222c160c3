/**
 * Are stated probabilities true? Pairs of `pairs.csv` by band of weight (two bits): mean probability stated,
 * and share of pairs that tell of one person. What the product does not write down (weights below its
 * review floor) is not judged here.
 */
import { listPair, scriptPair } from "./sample.mjs";

const BAND_BITS = 2;
const LOWEST = -12;
const HIGHEST = 30;

function add(bands, band, probability, same) {
  let sum = bands.get(band);
  if (sum === undefined) {
    sum = { pairs: 0, stated: 0, same: 0 };
    bands.set(band, sum);
  }
  sum.pairs += 1;
  sum.stated += probability;
  sum.same += same;
}

/** Mean distance of stated and true over bands, each weighing as many pairs as it holds. */
function errorOf(bands) {
  let pairs = 0;
  let error = 0;
  for (const sum of bands.values()) {
    pairs += sum.pairs;
    error += Math.abs(sum.stated - sum.same);
  }
  return pairs === 0 ? 0 : error / pairs;
}

/** @returns `bands` from low to high, `error`, and the error for each pair of lists and of scripts by name */
export function calibrationOf(sample, { left, right, weight, probability }) {
  const all = new Map();
  const lists = new Map();
  const scripts = new Map();
  const within = (groups, name) => {
    if (!groups.has(name)) groups.set(name, new Map());
    return groups.get(name);
  };
  for (let at = 0; at < left.length; at += 1) {
    const [a, b] = [left[at], right[at]];
    const same = sample.person[a] === sample.person[b] ? 1 : 0;
    const low = BAND_BITS * Math.floor(weight[at] / BAND_BITS);
    const band = Math.max(LOWEST, Math.min(HIGHEST, low));
    add(all, band, probability[at], same);
    add(within(lists, listPair(sample, a, b)), band, probability[at], same);
    add(within(scripts, scriptPair(sample, a, b)), band, probability[at], same);
  }
  const errors = (groups) => Object.fromEntries([...groups].map(([name, bands]) => [name, errorOf(bands)]));
  return {
    bands: [...all]
      .sort(([a], [b]) => a - b)
      .map(([from, sum]) => ({
        from,
        to: from + BAND_BITS,
        pairs: sum.pairs,
        stated: sum.stated / sum.pairs,
        same: sum.same / sum.pairs,
      })),
    error: errorOf(all),
    lists: errors(lists),
    scripts: errors(scripts),
  };
}
