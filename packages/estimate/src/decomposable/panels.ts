/**
 * The posterior of the people on no list, in panels as wide as it is smooth: a hundredth of the work of
 * every whole number, and a range that may reach a thousand times the documented.
 *
 * Source: the sum of `graphWeights.ts`, whose logarithm is analytic; on each panel it is the polynomial
 * through 17 Chebyshev points (Trefethen 2013, ch. 8). A panel is halved until the last coefficients,
 * times the panel's share of the whole, fall below `tolerance`, and it is not too steep to sum. Below 64, and in panels of 32 numbers or
 * fewer, every number is summed as it is.
 * Left out, soundly: the second derivative of ln w(G, t) in t, and of the logarithm of any sum of them, is
 * at least −ψ′(t + 1) > −1/(t + ½). For each separator lies in a clique of its own, whose cell on no list is
 * the smaller, and ψ′ falls, so that what the separators take the cliques give. Between two points a gap g
 * apart a logarithm is therefore at most g²/8(t + ½) above the higher. Graphs that cannot hold e^−34 of one
 * number's highest weight in a panel are left out of it; `bound` counts what they could hold.
 * Cost: some 20 to 80 panels, 17 evaluations of the graphs still alive in each.
 */
import { chebyshevCoefficients, chebyshevPoints } from "@daftar/numeric";
import type { GraphWeights } from "./graphWeights.ts";

export const DEGREE = 16;
export const POINTS = chebyshevPoints(DEGREE);
/** The widest gap between two of the points, as a share of the panel. */
const GAP = (POINTS[DEGREE / 2 + 1]! - POINTS[DEGREE / 2]!) / 2;
const SMALL = 32;
const FIRST = 64;
const LEFT_OUT = 34;
/** Steeper panels are halved though smooth: most of their halves weigh nothing. */
const STEEP = 100;

/** Whole numbers start … end − 1 of people on no list. */
export interface Panel {
  readonly start: number;
  readonly end: number;
  /** Graphs that can weigh anything here. */
  readonly alive: Uint32Array;
  /** ln Σ w: at every number, or its coefficients; `smooth` tells which. */
  readonly logs: Float64Array;
  readonly smooth: boolean;
  /** The most that the polynomial's derivatives can be, its panel taken as −1 to 1; 0 where not smooth. */
  readonly steepness: number;
  readonly curvature: number;
}

export interface Panels {
  /** In order; gaps weigh nothing. */
  readonly panels: readonly Panel[];
  /** Highest ln Σ w seen. */
  readonly top: number;
  /** What was left out and what polynomials may be off, as a share of exp(top). */
  readonly bound: number;
}

interface Looked {
  readonly start: number;
  readonly end: number;
  readonly chosen: Uint32Array;
  readonly values: Float64Array;
  readonly highest: Float64Array;
  readonly small: boolean;
}

/**
 * Panels over a range; more may be asked for beyond it, with what is known from before.
 *
 * @param chosen indices of graphs
 * @param tolerance of shares of the whole, above 0; raised to 1e-14 for each documented person, since no
 *   logarithm is known better
 */
export function panelling(weights: GraphWeights, chosen: Uint32Array, tolerance: number) {
  const allowed = Math.max(tolerance, 1e-14 * weights.documented);
  const buffer = new Float64Array(chosen.length);
  const done: Panel[] = [];
  let top = Number.NEGATIVE_INFINITY;
  let bound = 0;

  const look = (start: number, end: number, graphs: Uint32Array): Looked => {
    const small = end <= FIRST || end - start <= SMALL;
    const values = new Float64Array(small ? end - start : DEGREE + 1);
    const highest = new Float64Array(graphs.length).fill(Number.NEGATIVE_INFINITY);
    const logs = buffer.subarray(0, graphs.length);
    for (let j = 0; j < values.length; j++) {
      const at = small ? start + j : start + ((POINTS[j]! + 1) / 2) * (end - 1 - start);
      weights.logWeights(at, graphs, logs);
      values[j] = sumOf(logs, highest);
      if (values[j]! > top) top = values[j]!;
    }
    return { start, end, chosen: graphs, values, highest, small };
  };

  const settle = ({ start, end, chosen: graphs, values, highest, small }: Looked): void => {
    const width = end - start;
    const bend = small ? 0 : (GAP * width * GAP * width) / (8 * (start + 0.5));
    const reach = bend + Math.log(width) - top;
    let count = 0;
    const alive = new Uint32Array(graphs.length);
    for (let i = 0; i < graphs.length; i++) {
      if (highest[i]! + reach >= -LEFT_OUT) alive[count++] = graphs[i]!;
      else bound += Math.exp(highest[i]! + reach);
    }
    if (count === 0) return;
    const kept = alive.subarray(0, count);
    if (small) {
      done.push({ start, end, alive: kept, logs: values, smooth: false, steepness: 0, curvature: 0 });
      return;
    }
    const logs = chebyshevCoefficients(values);
    const off = Math.abs(logs[DEGREE]!) + Math.abs(logs[DEGREE - 1]!) + Math.abs(logs[DEGREE - 2]!);
    let most = Number.NEGATIVE_INFINITY;
    for (const value of values) if (value > most) most = value;
    // The share that the panel may hold, in numbers as heavy as the heaviest.
    const error = Math.expm1(Math.min(off, 700)) * Math.exp(Math.min(0, most + reach));
    // T_k′ is at most k², T_k″ at most k²(k² − 1)/3.
    const steepness = logs.reduce((sum, coefficient, k) => sum + k * k * Math.abs(coefficient), 0);
    const curvature = logs.reduce(
      (sum, coefficient, k) => sum + ((k * k * (k * k - 1)) / 3) * Math.abs(coefficient),
      0,
    );
    if (error <= allowed && steepness <= STEEP) {
      bound += error;
      done.push({ start, end, alive: kept, logs, smooth: true, steepness, curvature });
      return;
    }
    const middle = start + Math.floor(width / 2);
    const halves = [look(start, middle, kept), look(middle, end, kept)];
    for (const half of halves) settle(half);
  };

  return {
    /** Adds panels for the whole numbers `from` to `to`, none of which were added before. */
    cover: (from: number, to: number): void => {
      const waiting: Looked[] = [];
      for (let start = from; start <= to; ) {
        const end = Math.min(to + 1, start < FIRST ? FIRST : 2 * start);
        waiting.push(look(start, end, chosen));
        start = end;
      }
      // The highest first: what it shows of the top spares work elsewhere.
      const heights = new Map(waiting.map((looked) => [looked, Math.max(...looked.values)]));
      waiting.sort((a, b) => heights.get(b)! - heights.get(a)!);
      for (const looked of waiting) settle(looked);
    },
    panels: (): Panels => ({
      panels: [...done].sort((a, b) => a.start - b.start),
      top,
      bound,
    }),
  };
}

/** ln Σ exp of `logs`; raises `highest` to them. */
function sumOf(logs: Float64Array, highest: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < logs.length; i++) {
    const log = logs[i]!;
    if (log > highest[i]!) highest[i] = log;
    if (log > top) top = log;
  }
  let sum = 0;
  for (let i = 0; i < logs.length; i++) {
    const below = logs[i]! - top;
    // 822 graphs of e^−40 each are below the last bit of the sum.
    if (below > -40) sum += Math.exp(below);
  }
  return top + Math.log(sum);
}
