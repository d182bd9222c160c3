/**
 * Panels summed: the posterior's running total over whole numbers of people on no list.
 *
 * A smooth panel is cut into cells, each summed by a rule of three points for equally spaced numbers that
 * has the numbers' first five moments (Gauss's rule, as which it ends where numbers are many): relative error
 * h⁶ (e^f)⁽⁶⁾ / (2,016,000 e^f) for a logarithm f and a cell of length h. Cells are so short that |f′| h is
 * at most 0.15 and |f″| h² at most 0.01; then the sixth derivative, f′⁶ + 15 f′⁴f″ + 45 f′²f″² + 15 f″³ and
 * terms of higher derivatives, gives some 1e-10.
 * Cost: three exponentials a cell; some hundred cells a panel, 1,400 at most.
 */
import { chebyshevValue } from "@daftar/numeric";
import type { Panel, Panels } from "./panels.ts";

const CHANGE = 0.15;
const CURVE = 0.01;

export interface Cells {
  /** Cell i holds the whole numbers starts[i] … ends[i] − 1; numbers in no cell weigh nothing. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Σ w to the end of each cell, in units of exp(top). */
  readonly sums: Float64Array;
  /** Which panel each cell is of. */
  readonly panelOf: Uint32Array;
}

/** Calls `visit` with points and weights whose sum is that of exp(ln Σ w − top) over start … end − 1. */
export function pointsOf(
  panel: Panel,
  top: number,
  start: number,
  end: number,
  visit: (at: number, weight: number) => void,
): void {
  if (!panel.smooth) {
    for (let t = start; t < end; t++) visit(t, Math.exp(panel.logs[t - panel.start]! - top));
    return;
  }
  const half = (panel.end - 1 - panel.start) / 2;
  const weightAt = (t: number): number =>
    Math.exp(chebyshevValue(panel.logs, (t - panel.start) / half - 1) - top);
  const m = end - start;
  const middle = (start + end - 1) / 2;
  if (m === 1) {
    visit(middle, weightAt(middle));
    return;
  }
  const apart = Math.sqrt((3 * m * m - 7) / 20);
  const outer = (5 * m * (m * m - 1)) / (6 * (3 * m * m - 7));
  visit(middle - apart, outer * weightAt(middle - apart));
  visit(middle, (m - 2 * outer) * weightAt(middle));
  visit(middle + apart, outer * weightAt(middle + apart));
}

export function sumOver(panel: Panel, top: number, start: number, end: number): number {
  let sum = 0;
  pointsOf(panel, top, start, end, (_, weight) => {
    sum += weight;
  });
  return sum;
}

export function cellsOf({ panels, top }: Panels): Cells {
  const lengths = panels.map(({ start, end, smooth, steepness, curvature }) => {
    if (!smooth) return 1;
    const part = Math.min(CHANGE / steepness, Math.sqrt(CURVE / curvature));
    return Math.max(1, Math.floor(((end - start) / 2) * part));
  });
  const counts = panels.map(({ start, end }, p) => Math.ceil((end - start) / lengths[p]!));
  const count = counts.reduce((sum, one) => sum + one, 0);
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  const sums = new Float64Array(count);
  const panelOf = new Uint32Array(count);
  let sum = 0;
  let cell = 0;
  panels.forEach((panel, p) => {
    for (let start = panel.start; start < panel.end; start += lengths[p]!) {
      const end = Math.min(panel.end, start + lengths[p]!);
      sum += sumOver(panel, top, start, end);
      starts[cell] = start;
      ends[cell] = end;
      sums[cell] = sum;
      panelOf[cell] = p;
      cell += 1;
    }
  });
  return { starts, ends, sums, panelOf };
}
