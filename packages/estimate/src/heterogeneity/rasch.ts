/**
 * Rasch models: every list has its own reach, every person an effect that is the same on all lists; the effect
 * is normal, or takes two values.
 *
 * Source: Rasch (1960); for captures Darroch, Fienberg, Glonek & Junker (1993), JASA 88:1137. With b the reach
 * of the lists and t the effect, P(x) = e^{Σ x_j b_j} Σ_q w_q e^{|x| t_q} / Π_j (1 + e^{b_j + t_q}): all
 * histories on k lists share one sum over the effects, so a table costs effects × lists², not effects × cells.
 * The normal effect is integrated by the trapezoidal rule on 27 points to ±5.46: for functions as smooth as
 * these it gains digits with every point (Trefethen & Weideman 2014, SIAM Rev. 56:385). Measured: one part in
 * 10,000 where the spread is 3, one in 10 million where it is 2.
 */
import type { Mixture } from "./mixture.ts";

const REACH_BOUND = 12;
export const NODES = 27;
export const NODE_STEP = 0.42;
const SMALLEST_SPREAD = 0.03;
const LARGEST_SPREAD = 6;

/** Bits set; x below 2^16. */
function bitsOf(x: number): number {
  let bits = 0;
  for (let rest = x; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** Sums over effects that all histories on k lists share. */
class EffectSums {
  readonly lists: number;
  readonly #bits: Uint8Array;
  /** By k: Σ_q w_q e^{k t_q} / Π_j (1 + e^{b_j + t_q}). */
  readonly chance: Float64Array;
  /** By k × list: the same with the chance of that list within. */
  readonly onList: Float64Array;
  /** By k: the same with t_q (k − expected lists) within: slope in the logarithm of the effects' scale. */
  readonly scale: Float64Array;
  readonly #odds: Float64Array;
  readonly #onNode: Float64Array;

  constructor(lists: number) {
    this.lists = lists;
    this.#bits = Uint8Array.from({ length: 1 << lists }, (_, x) => bitsOf(x));
    this.chance = new Float64Array(lists + 1);
    this.onList = new Float64Array((lists + 1) * lists);
    this.scale = new Float64Array(lists + 1);
    this.#odds = new Float64Array(lists);
    this.#onNode = new Float64Array(lists);
  }

  clear(theta: Float64Array): void {
    this.chance.fill(0);
    this.onList.fill(0);
    this.scale.fill(0);
    for (let j = 0; j < this.lists; j++) this.#odds[j] = Math.exp(theta[j]!);
  }

  /** Adds people of effect `t`, a share `weight` of all. */
  add(t: number, weight: number): void {
    const L = this.lists;
    const lift = Math.exp(t);
    let base = weight;
    let expected = 0;
    for (let j = 0; j < L; j++) {
      const odds = this.#odds[j]! * lift;
      base /= 1 + odds;
      this.#onNode[j] = odds / (1 + odds);
      expected += this.#onNode[j]!;
    }
    for (let k = 0; k <= L; k++) {
      this.chance[k]! += base;
      this.scale[k]! += base * t * (k - expected);
      for (let j = 0; j < L; j++) this.onList[k * L + j]! += base * this.#onNode[j]!;
      base *= lift;
    }
  }

  /** Probabilities, and slopes in the reach of the lists (the first columns of `slopes`). */
  spread(probabilities: Float64Array, slopes: Float64Array, columns: number, factors: Float64Array): void {
    const L = this.lists;
    factors[0] = 1;
    for (let x = 0; x < probabilities.length; x++) {
      if (x > 0) {
        const low = x & -x;
        factors[x] = factors[x ^ low]! * this.#odds[31 - Math.clz32(low)]!;
      }
      const k = this.#bits[x]!;
      const chance = factors[x]! * this.chance[k]!;
      probabilities[x] = chance;
      for (let j = 0; j < L; j++) {
        const on = factors[x]! * this.onList[k * L + j]!;
        slopes[x * columns + j] = ((x >> j) & 1) === 1 ? chance - on : -on;
      }
    }
  }

  bits(x: number): number {
    return this.#bits[x]!;
  }
}

const logit = (p: number): number => Math.log(p / (1 - p));
const bounds = (lists: number, value: number, ...others: readonly number[]): Float64Array =>
  Float64Array.from([...Array.from({ length: lists }, () => value), ...others]);

/** Effects normal with mean 0; θ is the reach of each list and the logarithm of the effects' deviation. */
export function raschNormal(lists: number): Mixture {
  const sums = new EffectSums(lists);
  const factors = new Float64Array(1 << lists);
  const columns = lists + 1;
  const nodes = Array.from({ length: NODES }, (_, q) => (q - (NODES - 1) / 2) * NODE_STEP);
  const raw = nodes.map((z) => Math.exp((-z * z) / 2));
  const all = raw.reduce((sum, w) => sum + w, 0);
  return {
    name: "rasch-normal",
    lists,
    parameters: columns,
    least: bounds(lists, -REACH_BOUND, Math.log(SMALLEST_SPREAD)),
    most: bounds(lists, REACH_BOUND, Math.log(LARGEST_SPREAD)),
    evaluate(theta, probabilities, slopes) {
      const deviation = Math.exp(theta[lists]!);
      sums.clear(theta);
      for (let q = 0; q < NODES; q++) sums.add(deviation * nodes[q]!, raw[q]! / all);
      sums.spread(probabilities, slopes, columns, factors);
      for (let x = 0; x < probabilities.length; x++) {
        slopes[x * columns + lists] = factors[x]! * sums.scale[sums.bits(x)]!;
      }
    },
    squaredSpread: (theta) => Math.exp(2 * theta[lists]!),
    addSpreadSlopes(theta, by, gradient, curvature) {
      const square = Math.exp(2 * theta[lists]!);
      gradient[lists]! -= 2 * by * square;
      curvature[lists * columns + lists]! += 4 * by * square;
    },
    starts: (shares) =>
      [0.3, 1, 2].map((spread) => Float64Array.from([...shares.map(logit), Math.log(spread)])),
  };
}

/**
 * Two kinds of people; θ is the reach of each list on the first kind, the log-odds of being of the second, and
 * the logarithm of how much higher the log-odds of the second are on every list. Spread: half that.
 */
export function raschTwoPoints(lists: number): Mixture {
  const first = new EffectSums(lists);
  const second = new EffectSums(lists);
  const factors = new Float64Array(1 << lists);
  const columns = lists + 2;
  const shift = lists + 1;
  const others = new Float64Array(1 << lists);
  const otherSlopes = new Float64Array((1 << lists) * columns);
  return {
    name: "rasch-two-points",
    lists,
    parameters: columns,
    least: bounds(lists, -REACH_BOUND, -9, Math.log(2 * SMALLEST_SPREAD)),
    most: bounds(lists, REACH_BOUND, 9, Math.log(2 * LARGEST_SPREAD)),
    evaluate(theta, probabilities, slopes) {
      const share = 1 / (1 + Math.exp(-theta[lists]!));
      first.clear(theta);
      second.clear(theta);
      first.add(0, 1);
      second.add(Math.exp(theta[shift]!), 1);
      first.spread(probabilities, slopes, columns, factors);
      second.spread(others, otherSlopes, columns, factors);
      for (let x = 0; x < probabilities.length; x++) {
        const row = x * columns;
        for (let j = 0; j < lists; j++) {
          slopes[row + j] = (1 - share) * slopes[row + j]! + share * otherSlopes[row + j]!;
        }
        slopes[row + lists] = share * (1 - share) * (others[x]! - probabilities[x]!);
        slopes[row + shift] = share * factors[x]! * second.scale[second.bits(x)]!;
        probabilities[x] = (1 - share) * probabilities[x]! + share * others[x]!;
      }
    },
    squaredSpread: (theta) => Math.exp(2 * theta[shift]!) / 4,
    addSpreadSlopes(theta, by, gradient, curvature) {
      const square = Math.exp(2 * theta[shift]!) / 4;
      gradient[shift]! -= 2 * by * square;
      curvature[shift * columns + shift]! += 4 * by * square;
    },
    starts: (shares) =>
      (
        [
          [-0.8, 2],
          [0, 1],
          [-2, 2],
          [1.5, 1.5],
        ] as const
      ).map(([odds, higher]) =>
        Float64Array.from([...shares.map((p) => logit(p) - 0.3 * higher), odds, Math.log(higher)]),
      ),
  };
}
