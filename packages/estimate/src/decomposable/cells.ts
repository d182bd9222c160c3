/**
 * Panels summed: the posterior's running total over whole numbers of people on no list.
 *
 * Panels of up to 2,048 numbers are summed number by number; wider ones in 2,048 cells by Gauss's rule for
 * equally spaced numbers, exact for cubics (its two points have the mean and variance of the numbers). A
 * weight that changes by e^50 over a panel changes by 2.5 % over a cell: relative error below 1e-10.
 * Cost: one exponential a number, at most 4,096 a panel.
 */
import { chebyshevValue } from "@daftar/numeric";
import type { Panels } from "./panels.ts";

const CELLS = 2048;

export interface Cells {
  /** Cell i holds the whole numbers starts[i] … ends[i] − 1; numbers in no cell weigh nothing. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Σ w to the end of each cell, in units of exp(top). */
  readonly sums: Float64Array;
  /** First cell of each panel, and, last, how many cells there are. */
  readonly firsts: Uint32Array;
}

export function cellsOf({ panels, top }: Panels): Cells {
  const lengths = panels.map(({ start, end }) => Math.ceil((end - start) / CELLS));
  const counts = panels.map(({ start, end }, p) => Math.ceil((end - start) / lengths[p]!));
  const count = counts.reduce((sum, one) => sum + one, 0);
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  const sums = new Float64Array(count);
  const firsts = new Uint32Array(panels.length + 1);
  let sum = 0;
  let cell = 0;
  panels.forEach((panel, p) => {
    firsts[p] = cell;
    const half = (panel.end - 1 - panel.start) / 2;
    const weightAt = (t: number): number =>
      Math.exp(chebyshevValue(panel.logs, (t - panel.start) / half - 1) - top);
    for (let start = panel.start; start < panel.end; start += lengths[p]!) {
      const end = Math.min(panel.end, start + lengths[p]!);
      const length = end - start;
      if (!panel.smooth) sum += Math.exp(panel.logs[start - panel.start]! - top);
      else if (length === 1) sum += weightAt(start);
      else {
        const middle = (start + end - 1) / 2;
        const apart = Math.sqrt((length * length - 1) / 12);
        sum += (length / 2) * (weightAt(middle - apart) + weightAt(middle + apart));
      }
      starts[cell] = start;
      ends[cell] = end;
      sums[cell] = sum;
      cell += 1;
    }
  });
  firsts[panels.length] = cell;
  return { starts, ends, sums, firsts };
}
