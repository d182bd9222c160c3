/**
 * Two classes of people, each with chances of its own on every list.
 *
 * Source: latent class models, Goodman (1974), Biometrika 61:215; for captures Manrique-Vallier (2016),
 * Biometrics 72:1246. θ: the log-odds of the first class, then log-odds of each list for the first class and
 * for the second. Spread: the root mean square over lists of half the difference of the log-odds.
 * Starts: the first class easier on all lists, and for every split of the lists in two parts, easier on one
 * and harder on the other (lists that divide a territory), so that renaming lists changes nothing.
 * Identified from four lists on: nine numbers and the total against fifteen cells.
 */
import { fillHistories } from "./fillHistories.ts";
import type { Mixture } from "./mixture.ts";

const BOUND = 9;

/** @param lists 4 or more */
export function twoClasses(lists: number): Mixture {
  if (lists < 4) throw new RangeError(`lists must be 4 or more; it is ${lists}`);
  const size = 1 << lists;
  const columns = 1 + 2 * lists;
  const chances = [new Float64Array(lists), new Float64Array(lists)] as const;
  const within = [new Float64Array(size), new Float64Array(size)] as const;
  return {
    name: "two-classes",
    lists,
    parameters: columns,
    least: new Float64Array(columns).fill(-BOUND),
    most: new Float64Array(columns).fill(BOUND),
    evaluate(theta, probabilities, slopes) {
      const share = 1 / (1 + Math.exp(-theta[0]!));
      for (let c = 0; c < 2; c++) {
        const chance = chances[c]!;
        for (let j = 0; j < lists; j++) chance[j] = 1 / (1 + Math.exp(-theta[1 + c * lists + j]!));
        fillHistories(c === 0 ? share : 1 - share, chance, within[c]!);
      }
      const [first, second] = within;
      for (let x = 0; x < size; x++) {
        const row = x * columns;
        probabilities[x] = first[x]! + second[x]!;
        // Of the share itself: d share = share(1 − share).
        slopes[row] = (1 - share) * first[x]! - share * second[x]!;
        for (let j = 0; j < lists; j++) {
          const on = (x >> j) & 1;
          slopes[row + 1 + j] = first[x]! * (on - chances[0][j]!);
          slopes[row + 1 + lists + j] = second[x]! * (on - chances[1][j]!);
        }
      }
    },
    squaredSpread(theta) {
      let sum = 0;
      for (let j = 0; j < lists; j++) {
        const gap = theta[1 + j]! - theta[1 + lists + j]!;
        sum += gap * gap;
      }
      return sum / (4 * lists);
    },
    addSpreadSlopes(theta, by, gradient, curvature) {
      const c = by / (2 * lists);
      for (let j = 0; j < lists; j++) {
        const a = 1 + j;
        const b = 1 + lists + j;
        const slope = c * (theta[a]! - theta[b]!);
        gradient[a]! -= slope;
        gradient[b]! += slope;
        curvature[a * columns + a]! += c;
        curvature[b * columns + b]! += c;
        curvature[b * columns + a]! -= c;
      }
    },
    starts(shares) {
      const middle = shares.map((p) => Math.log(p / (1 - p)));
      const starts = [
        [1, -0.5],
        [1.8, -0.8],
      ].map(([easier, harder]) =>
        Float64Array.from([-0.8, ...middle.map((m) => m + easier!), ...middle.map((m) => m + harder!)]),
      );
      // The first list always on the first side: each split once, classes being without names.
      for (let side = 1; side < size - 1; side += 2) {
        const sign = (j: number): number => (((side >> j) & 1) === 1 ? 0.8 : -0.8);
        starts.push(
          Float64Array.from([0, ...middle.map((m, j) => m + sign(j)), ...middle.map((m, j) => m - sign(j))]),
        );
      }
      return starts;
    },
  };
}
