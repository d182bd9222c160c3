/**
 * How much of the posterior each decomposable graph holds, over all numbers of people on no list.
 *
 * Within a panel the share of a graph at a given number is as smooth as the posterior: it is read at the
 * panel's points and weighed by what the panel's polynomial of degree 16 through them would sum to.
 * Cost: one evaluation of the graphs at each point of the panels that hold more than 1e-6.
 */
import { chebyshevCoefficients, logSumExp } from "@daftar/numeric";
import type { GraphWeights } from "./graphWeights.ts";
import { DEGREE, POINTS } from "./panels.ts";
import type { Posterior } from "./posterior.ts";

const LIGHT = 1e-6;

/** Share of each of the graphs of `weights`, 0 to 1, to some 1e-5; graphs not chosen have 0. */
export function graphShares(weights: GraphWeights, { panels, cells }: Posterior): Float64Array {
  const shares = new Float64Array(weights.graphs.length);
  const total = cells.sums[cells.sums.length - 1]!;
  panels.panels.forEach((panel, p) => {
    const [first, next] = [cells.firsts[p]!, cells.firsts[p + 1]!];
    const massOf = (cell: number): number =>
      (cells.sums[cell]! - (cell === 0 ? 0 : cells.sums[cell - 1]!)) / total;
    let mass = 0;
    for (let cell = first; cell < next; cell++) mass += massOf(cell);
    if (mass < LIGHT) return;
    const logs = new Float64Array(panel.alive.length);
    const add = (at: number, weight: number): void => {
      weights.logWeights(at, panel.alive, logs);
      const whole = logSumExp(logs);
      for (let i = 0; i < logs.length; i++) {
        shares[panel.alive[i]!]! += weight * Math.exp(logs[i]! - whole);
      }
    };
    if (!panel.smooth) {
      for (let cell = first; cell < next; cell++) add(cells.starts[cell]!, massOf(cell));
      return;
    }
    const half = (panel.end - 1 - panel.start) / 2;
    const moments = new Float64Array(DEGREE + 1);
    for (let cell = first; cell < next; cell++) {
      const x = ((cells.starts[cell]! + cells.ends[cell]! - 1) / 2 - panel.start) / half - 1;
      let [before, now] = [x, 1];
      for (let k = 0; k <= DEGREE; k++) {
        moments[k]! += massOf(cell) * now;
        [before, now] = [now, 2 * x * now - before];
      }
    }
    POINTS.forEach((point, j) => {
      // What a function that is 1 at this point and 0 at the others sums to.
      const one = chebyshevCoefficients(POINTS.map((_, i) => (i === j ? 1 : 0)));
      const weight = one.reduce((sum, coefficient, k) => sum + coefficient * moments[k]!, 0);
      add(panel.start + ((point + 1) / 2) * 2 * half, weight);
    });
  });
  return shares.map((share) => Math.min(1, Math.max(0, share)));
}
