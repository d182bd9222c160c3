/**
 * Compared pairs gathered into cells for learning: pairs of one pattern and pair of lists whose values are about as
 * common (to a bit) share one, so that a round of learning costs one sum for each cell and not for each pair.
 *
 * Of very many pairs every so many-th stands for those beside it: pairs are in the order of rows, and rows of like
 * names lie together, so that what is learnt is learnt from all of the table. Cost: one look-up for each pair taken.
 */
import { Numbering } from "../numbering/numbering.ts";
import type { ComparedPairs } from "./comparePairs.ts";
import type { Competition } from "./compete.ts";
import type { ListPairs } from "./listPairs.ts";

export interface Cells {
  /** Cell of each pair taken. */
  readonly of: Int32Array;
  /** Pattern of each cell, the number of pairs it stands for, its pair of lists, and the bits that frequency adds. */
  readonly pattern: Int32Array;
  readonly pairs: Float64Array;
  readonly kind: Int32Array;
  readonly match: Float64Array;
  readonly relatives: Float64Array;
}

const STEP = 1;
/** Most steps of a sum of frequencies on either side of none. */
const REACH = 63;
const WIDTH = 2 * REACH + 1;
const steps = (bits: number): number => Math.max(-REACH, Math.min(REACH, Math.round(bits / STEP)));

/** Pairs that are learnt from, or up to twice as many. */
const ENOUGH_PAIRS = 100_000;

/** Where partners compete every pair has its say; else very many say little more than many. */
export function cellsToLearnFrom(compared: ComparedPairs, kinds: ListPairs, { lists }: Competition): Cells {
  const every = lists > 0 ? 1 : Math.max(1, Math.floor(compared.left.length / ENOUGH_PAIRS));
  return cellsOf(compared, kinds, every);
}

/** @param every one pair is taken of so many: 1 for all */
function cellsOf(compared: ComparedPairs, kinds: ListPairs, every: number): Cells {
  const { left, right, moreMatch, moreRelatives } = compared;
  const numbering = new Numbering();
  const pattern: number[] = [];
  const pairs: number[] = [];
  const kind: number[] = [];
  const match: number[] = [];
  const relatives: number[] = [];
  const of = new Int32Array(Math.ceil(left.length / every));
  for (let taken = 0; taken < of.length; taken += 1) {
    const at = taken * every;
    const [m, r] = [steps(moreMatch[at]!), steps(moreRelatives[at]!)];
    const own = kinds.of(left[at]!, right[at]!);
    const key = ((compared.pattern[at]! * kinds.count + own) * WIDTH + m + REACH) * WIDTH + r + REACH;
    const cell = numbering.of(key);
    if (cell === pattern.length) {
      pattern.push(compared.pattern[at]!);
      pairs.push(0);
      kind.push(own);
      match.push(m * STEP);
      relatives.push(r * STEP);
    }
    pairs[cell]! += every;
    of[taken] = cell;
  }
  return {
    of,
    pattern: Int32Array.from(pattern),
    pairs: Float64Array.from(pairs),
    kind: Int32Array.from(kind),
    match: Float64Array.from(match),
    relatives: Float64Array.from(relatives),
  };
}
