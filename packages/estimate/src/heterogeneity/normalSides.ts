/**
 * Rasch's model where lists take sides: a person's normal effect raises the log-odds on some lists and lowers them,
 * by as much, on the others.
 *
 * Source: `rasch.ts`, with signs; two-parameter models whose discriminations are 1 or −1 (Birnbaum 1968, in Lord &
 * Novick). One list of those whom the other lists miss is the plainest case. θ: the log-odds of each list for a
 * person of no effect, and the logarithm of the effects' deviation, which is the spread.
 * The effect is integrated as in `rasch.ts`: by the trapezoidal rule, to one part in 10,000 at a spread of 3.
 */
import { fillHistories } from "./fillHistories.ts";
import type { Mixture } from "./mixture.ts";
import { NODE_STEP, NODES } from "./rasch.ts";
import { signsOf } from "./sides.ts";

const REACH_BOUND = 12;
const SMALLEST_SPREAD = 0.03;
const LARGEST_SPREAD = 6;

const logit = (p: number): number => Math.log(p / (1 - p));

/**
 * @param lists 3 or more
 * @param harder by list, as bits: which the effect lowers; some and not all
 */
export function normalSides(lists: number, harder: number): Mixture {
  const signs = signsOf(lists, harder);
  const size = 1 << lists;
  const columns = lists + 1;
  const nodes = Array.from({ length: NODES }, (_, q) => (q - (NODES - 1) / 2) * NODE_STEP);
  const raw = nodes.map((z) => Math.exp((-z * z) / 2));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  const chance = new Float64Array(lists);
  const within = new Float64Array(size);
  /** By history: its lists of one side less those of the other. */
  const net = Int8Array.from({ length: size }, (_, x) =>
    signs.reduce((total, sign, j) => total + (((x >> j) & 1) === 1 ? sign : 0), 0),
  );
  const bounds = (reach: number, spread: number): Float64Array =>
    Float64Array.from([...signs.map(() => reach), Math.log(spread)]);
  return {
    name: "normal-sides",
    lists,
    parameters: columns,
    least: bounds(-REACH_BOUND, SMALLEST_SPREAD),
    most: bounds(REACH_BOUND, LARGEST_SPREAD),
    evaluate(theta, probabilities, slopes) {
      const deviation = Math.exp(theta[lists]!);
      probabilities.fill(0);
      slopes.fill(0);
      for (let q = 0; q < NODES; q++) {
        const effect = deviation * nodes[q]!;
        let expected = 0;
        for (let j = 0; j < lists; j++) {
          const p = 1 / (1 + Math.exp(-(theta[j]! + signs[j]! * effect)));
          chance[j] = p;
          expected += signs[j]! * p;
        }
        fillHistories(raw[q]! / sum, chance, within);
        for (let x = 0; x < size; x++) {
          const here = within[x]!;
          const row = x * columns;
          probabilities[x]! += here;
          for (let j = 0; j < lists; j++) slopes[row + j]! += here * (((x >> j) & 1) - chance[j]!);
          slopes[row + lists]! += here * effect * (net[x]! - expected);
        }
      }
    },
    squaredSpread: (theta) => Math.exp(2 * theta[lists]!),
    addSpreadSlopes(theta, by, gradient, curvature) {
      const square = Math.exp(2 * theta[lists]!);
      gradient[lists]! -= 2 * by * square;
      curvature[lists * columns + lists]! += 4 * by * square;
    },
    starts: (shares) =>
      [0.5, 1.3].map((spread) => Float64Array.from([...shares.map(logit), Math.log(spread)])),
  };
}
