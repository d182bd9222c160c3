/**
 * Two kinds of people who differ by one amount on every list: the second kind is easier on some lists and, since
 * the lists take sides, as much harder on the others.
 *
 * Source: latent class models of two classes (Goodman 1974, Biometrika 61:215) whose differences share one size, as
 * in Rasch models with two points; with every sign the same it is `raschTwoPoints`. Lists that divide a territory,
 * an early and a late list, a list that reaches the people whom the others miss: all take sides. A log-linear model
 * with as many parameters fits such tables as well and is wrong about people on no list (decision 0051).
 * θ: the log-odds of each list on the first kind, the log-odds of being of the second, and the logarithm of the
 * difference. Spread: half the difference.
 */
import { fillHistories } from "./fillHistories.ts";
import type { Mixture } from "./mixture.ts";
import { signsOf } from "./sides.ts";

const REACH_BOUND = 12;
const SHARE_BOUND = 9;
const SMALLEST = Math.log(0.06);
const LARGEST = Math.log(12);

const logit = (p: number): number => Math.log(p / (1 - p));

/**
 * @param lists 3 or more
 * @param harder by list, as bits: on which the second kind is harder to record; some and not all
 */
export function twoSides(lists: number, harder: number): Mixture {
  const signs = signsOf(lists, harder);
  const size = 1 << lists;
  const columns = lists + 2;
  const shift = lists + 1;
  const chances = [new Float64Array(lists), new Float64Array(lists)] as const;
  const within = [new Float64Array(size), new Float64Array(size)] as const;
  const bounds = (reach: number, share: number, log: number): Float64Array =>
    Float64Array.from([...signs.map(() => reach), share, log]);
  return {
    name: "two-sides",
    lists,
    parameters: columns,
    least: bounds(-REACH_BOUND, -SHARE_BOUND, SMALLEST),
    most: bounds(REACH_BOUND, SHARE_BOUND, LARGEST),
    evaluate(theta, probabilities, slopes) {
      const share = 1 / (1 + Math.exp(-theta[lists]!));
      const difference = Math.exp(theta[shift]!);
      for (let kind = 0; kind < 2; kind++) {
        const chance = chances[kind]!;
        for (let j = 0; j < lists; j++)
          chance[j] = 1 / (1 + Math.exp(-(theta[j]! + kind * signs[j]! * difference)));
        fillHistories(kind === 0 ? 1 - share : share, chance, within[kind]!);
      }
      const [first, second] = within;
      for (let x = 0; x < size; x++) {
        const row = x * columns;
        let moved = 0;
        for (let j = 0; j < lists; j++) {
          const on = (x >> j) & 1;
          const ofSecond = second[x]! * (on - chances[1][j]!);
          slopes[row + j] = first[x]! * (on - chances[0][j]!) + ofSecond;
          moved += signs[j]! * ofSecond;
        }
        probabilities[x] = first[x]! + second[x]!;
        slopes[row + lists] = (1 - share) * second[x]! - share * first[x]!;
        slopes[row + shift] = difference * moved;
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
          [0, 1.6],
          [-1.2, 1],
          [1.2, 1],
        ] as const
      ).map(([odds, difference]) =>
        Float64Array.from([
          ...shares.map((p, j) => logit(p) - 0.5 * signs[j]! * difference),
          odds,
          Math.log(difference),
        ]),
      ),
  };
}
