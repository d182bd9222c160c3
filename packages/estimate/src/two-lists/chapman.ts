/**
 * Chapman's estimator of a closed population from two lists.
 *
 * Source: Chapman (1951); variance, Seber (1970), Biometrics 26:13. Interval on the undocumented, in logs.
 * Assumes: lists independent; everyone equally likely to be on a given list; records linked without error.
 * Two lists can never show whether they are independent: see `oddsRatioTable`. Cost: constant.
 */
import { logInterval, type Undocumented } from "../interval/logInterval.ts";

export interface Chapman {
  /** Everyone, listed or not. */
  readonly total: number;
  readonly standardError: number;
  readonly undocumented: Undocumented;
}

function checkLists(onA: number, onB: number, onBoth: number): void {
  for (const [name, value] of Object.entries({ onA, onB, onBoth })) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(`${name} must be whole, 0 or more; it is ${value}`);
    }
  }
  if (onBoth > onA || onBoth > onB) {
    throw new RangeError(`onBoth must be at most the smaller of onA and onB; it is ${onBoth}`);
  }
}

/**
 * Estimated total number of people, listed or not.
 *
 * @param onA people on list A; a whole number, 0 or more
 * @param onB people on list B; likewise
 * @param onBoth people on both; at most the smaller of `onA` and `onB`
 * @returns total and its standard error, both in people, and the undocumented with their limits
 * @throws RangeError naming the argument that breaks these bounds
 * @example chapman(200, 150, 50) // total 594.1, standardError 58.0
 */
export function chapman(onA: number, onB: number, onBoth: number): Chapman {
  checkLists(onA, onB, onBoth);
  const total = ((onA + 1) * (onB + 1)) / (onBoth + 1) - 1;
  const variance =
    ((onA + 1) * (onB + 1) * (onA - onBoth) * (onB - onBoth)) / ((onBoth + 1) * (onBoth + 1) * (onBoth + 2));
  const documented = onA + onB - onBoth;
  return {
    total,
    standardError: Math.sqrt(variance),
    // Rounding may put the total a hair below the people documented.
    undocumented: logInterval(Math.max(0, total - documented), variance),
  };
}

/** What a report shows where nothing else is asked. */
export const ODDS_RATIOS: readonly number[] = [0.5, 1, 2, 3];

export interface AtOddsRatio {
  /** Odds of being on B for those on A, over the odds for those not on A; 1 is independence. */
  readonly oddsRatio: number;
  /** Everyone, listed or not, if the lists had this odds ratio; in people. */
  readonly total: number;
}

/**
 * What the total would be, were the lists dependent: two lists fit every odds ratio equally well.
 *
 * Source: n + φ·(only A)(only B)/(both).
 *
 * @param oddsRatios each above 0
 * @returns one total for each odds ratio; empty where nobody is on both
 * @throws RangeError naming the argument that breaks its bounds
 * @example oddsRatioTable(200, 150, 50, [1, 2]) // totals 600 and 900
 */
export function oddsRatioTable(
  onA: number,
  onB: number,
  onBoth: number,
  oddsRatios: readonly number[] = ODDS_RATIOS,
): AtOddsRatio[] {
  checkLists(onA, onB, onBoth);
  const documented = onA + onB - onBoth;
  return oddsRatios.flatMap((oddsRatio) => {
    if (!(oddsRatio > 0)) throw new RangeError(`oddsRatios must be above 0; one is ${oddsRatio}`);
    if (onBoth === 0) return [];
    return [{ oddsRatio, total: documented + (oddsRatio * (onA - onBoth) * (onB - onBoth)) / onBoth }];
  });
}
