/**
 * How much of the posterior each decomposable graph holds, over all numbers of people on no list.
 *
 * Within a panel the share of a graph at a given number is as smooth as the posterior: it is read at the
 * panel's points and weighed by what the panel's polynomial of degree 16 through them would sum to.
 * Cost: one evaluation of the graphs at each point of the panels that hold more than 1e-6.
 */
import { chebyshevCoefficients, logSumExp } from "@daftar/numeric";
import { pointsOf } from "./cells.ts";
import type { GraphWeights } from "./graphWeights.ts";
import { DEGREE, type Panel, POINTS } from "./panels.ts";
import type { Posterior } from "./posterior.ts";

const LIGHT = 1e-6;
/** Coefficients of what is 1 at one of the points and 0 at the others. */
const LAGRANGE = Array.from(POINTS, (_, j) => chebyshevCoefficients(POINTS.map((_, i) => (i === j ? 1 : 0))));

/** Share of each of the graphs of `weights`, 0 to 1, to some 1e-5; graphs not chosen have 0. */
export function graphShares(weights: GraphWeights, { panels, cells }: Posterior): Float64Array {
  const shares = new Float64Array(weights.graphs.length);
  const total = cells.sums[cells.sums.length - 1]!;
  let logs = new Float64Array(0);
  const add = (panel: Panel, at: number, weight: number): void => {
    weights.logWeights(at, panel.alive, logs);
    const whole = logSumExp(logs);
    for (let i = 0; i < logs.length; i++) {
      shares[panel.alive[i]!]! += (weight * Math.exp(logs[i]! - whole)) / total;
    }
  };
  panels.panels.forEach((panel, p) => {
    const first = cells.panelOf.indexOf(p);
    const last = cells.panelOf.lastIndexOf(p);
    if (cells.sums[last]! - (first === 0 ? 0 : cells.sums[first - 1]!) < LIGHT * total) return;
    logs = new Float64Array(panel.alive.length);
    if (!panel.smooth) {
      pointsOf(panel, panels.top, panel.start, panel.end, (at, weight) => add(panel, at, weight));
      return;
    }
    const half = (panel.end - 1 - panel.start) / 2;
    const moments = new Float64Array(DEGREE + 1);
    for (let cell = first; cell <= last; cell++) {
      pointsOf(panel, panels.top, cells.starts[cell]!, cells.ends[cell]!, (at, weight) => {
        const x = (at - panel.start) / half - 1;
        let before = x;
        let now = 1;
        for (let k = 0; k <= DEGREE; k++) {
          moments[k]! += weight * now;
          const next = 2 * x * now - before;
          before = now;
          now = next;
        }
      });
    }
    POINTS.forEach((point, j) => {
      const sum = LAGRANGE[j]!.reduce((so, coefficient, k) => so + coefficient * moments[k]!, 0);
      add(panel, panel.start + (point + 1) * half, sum);
    });
  });
  return shares.map((share) => Math.min(1, Math.max(0, share)));
}
