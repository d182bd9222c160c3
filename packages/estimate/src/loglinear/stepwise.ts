/**
 * One log-linear model built by adding, one at a time, the pair of lists that departs most from it.
 *
 * Source: Chan, Silverman & Vincent (2021), JASA 116:1297: the people seen on both lists against
 * the fitted number, one-sided in the direction seen, Poisson; the smallest p below 0.02 is added if the
 * model then still has an estimate. Limits: normal in the logarithm, given the model that was chosen,
 * hence too narrow. Cost: one fit a step.
 */
import { lnGamma, normalQuantile } from "@daftar/numeric";
import { LEVEL, type Undocumented } from "../interval/logInterval.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import { hierarchicalModel } from "./model.ts";
import { type FittedModel, fitModel } from "./search.ts";
import { countsArray, sumOverSupersets } from "./sums.ts";

/** Published as the default of the method. */
export const P_THRESHOLD = 0.02;

export interface Stepwise {
  readonly undocumented: Undocumented;
  readonly chosen: FittedModel;
}

/**
 * @param table three lists or more, each sharing people with another
 * @returns `null` where the model of independent lists has no estimate
 * @throws RangeError on a table of fewer lists
 */
export function stepwise(table: CaptureTable): Stepwise | null {
  const lists = table.lists.length;
  if (lists < 3) throw new RangeError(`table must have three lists or more; it has ${lists}`);
  const counts = countsArray(table);
  const shared = sumOverSupersets(Float64Array.from(counts));
  const first = fitModel(counts, hierarchicalModel(lists, []));
  if (typeof first === "string") return null;
  let chosen = first;
  const pairs: number[] = [];
  for (;;) {
    const fitted = sumOverSupersets(Float64Array.from(chosen.fit.fitted));
    const candidates: { pair: number; logP: number }[] = [];
    for (let i = 0; i < lists; i++) {
      for (let j = i + 1; j < lists; j++) {
        const pair = (1 << i) | (1 << j);
        if (pairs.includes(pair)) continue;
        const logP = logPoissonTail(shared[pair]!, fitted[pair]!);
        if (logP < Math.log(P_THRESHOLD)) candidates.push({ pair, logP });
      }
    }
    candidates.sort((a, b) => a.logP - b.logP || a.pair - b.pair);
    let next: FittedModel | null = null;
    for (const { pair } of candidates) {
      const outcome = fitModel(counts, hierarchicalModel(lists, [...pairs, pair]));
      if (typeof outcome === "string") continue;
      next = outcome;
      pairs.push(pair);
      break;
    }
    if (next === null) break;
    chosen = next;
  }
  const point = chosen.fit.fitted[0]!;
  const reach = Math.exp(normalQuantile(0.5 + LEVEL / 2) * Math.sqrt(chosen.fit.interceptVariance));
  return { undocumented: { point, low: point / reach, high: point * reach }, chosen };
}

/**
 * ln of the Poisson probability of `seen` or further away from `mean`, on the side where `seen` lies.
 * In logarithms: among strong dependences the order still counts where the probability itself is 0.
 */
export function logPoissonTail(seen: number, mean: number): number {
  if (mean <= 0) return seen > 0 ? Number.NEGATIVE_INFINITY : 0;
  let logTerm = seen * Math.log(mean) - mean - lnGamma(seen + 1);
  let sum = 1;
  let term = 1;
  if (seen > mean) {
    for (let k = seen + 1; term > sum * 1e-16; k++) {
      term *= mean / k;
      sum += term;
    }
  } else {
    for (let k = seen; k > 0 && term > sum * 1e-16; k--) {
      term *= k / mean;
      sum += term;
    }
  }
  logTerm += Math.log(sum);
  return Math.min(0, logTerm);
}
