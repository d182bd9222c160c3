/**
 * Every candidate pair compared once: what the fit and the clusters work on.
 *
 * Levels are packed into a pattern and patterns are shared; pairs of one pattern and pair of lists whose
 * values are about as common (to a bit) share a cell, so that a round of learning costs one sum for each cell
 * and not for each pair. Cost: one comparison and two look-ups for each pair; 24 bytes for each.
 */
import type { FieldSet } from "../compare/fieldSet.ts";
import type { SharedFrequency } from "../compare/frequency.ts";
import type { LevelsOf } from "../compare/levels.ts";
import { Numbering } from "../numbering/numbering.ts";
import type { ListPairs } from "./listPairs.ts";
import { frequencyBits } from "./weigh.ts";

export interface ComparedPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Index into the cells. */
  readonly cell: Int32Array;
  /** Levels of each distinct pattern, one for each field. */
  readonly patterns: Int8Array;
  /** Pattern of each cell, its number of pairs, and the bits that frequency adds for matches and relatives. */
  readonly cellPattern: Int32Array;
  readonly cellPairs: Float64Array;
  /** Pair of lists of each cell. */
  readonly cellKind: Int32Array;
  readonly cellMatch: Float64Array;
  readonly cellRelatives: Float64Array;
  /** The same bits for each pair, as they are. */
  readonly moreMatch: Float32Array;
  readonly moreRelatives: Float32Array;
}

const STEP = 1;
/** Most steps of a sum of frequencies on either side of none. */
const REACH = 63;
const steps = (bits: number): number => Math.max(-REACH, Math.min(REACH, Math.round(bits / STEP)));

/** Patterns numbered as they are met. */
class Patterns {
  readonly levels: number[] = [];
  readonly #numbering = new Numbering();
  readonly #fields: FieldSet;

  constructor(fields: FieldSet) {
    this.#fields = fields;
  }

  number(levels: Int8Array): number {
    const { top } = this.#fields;
    let packed = 0;
    for (let field = 0; field < levels.length; field += 1) {
      packed = packed * (top[field]! + 2) + levels[field]! + 1;
      // A table of more than some twenty columns: what does not fit is folded, and rare patterns may meet.
      if (packed > MOST_PACKED) packed = foldedNumber(packed);
    }
    const number = this.#numbering.of(packed);
    if (number * levels.length === this.levels.length) for (const level of levels) this.levels.push(level);
    return number;
  }
}

const MOST_PACKED = 2 ** 48;
const FOLD = 2 ** 45 - 229;
const foldedNumber = (packed: number): number => packed % FOLD;

/** @param strangersTop log2 of the chance that strangers reach the best level of each field */
export function comparePairs(
  candidates: { readonly left: Int32Array; readonly right: Int32Array },
  fields: FieldSet,
  levelsOf: LevelsOf,
  shared: SharedFrequency,
  strangersTop: readonly number[],
  kinds: ListPairs,
  onPart: (done: number) => void,
): ComparedPairs {
  const { left, right } = candidates;
  const count = left.length;
  const cell = new Int32Array(count);
  const [moreMatch, moreRelatives] = [new Float32Array(count), new Float32Array(count)];
  const patterns = new Patterns(fields);
  const cells = new Numbering();
  const cellPattern: number[] = [];
  const cellPairs: number[] = [];
  const cellKind: number[] = [];
  const cellMatch: number[] = [];
  const cellRelatives: number[] = [];
  const levels = new Int8Array(fields.names.length);
  const width = 2 * REACH + 1;
  for (let at = 0; at < count; at += 1) {
    const [i, j] = [left[at]!, right[at]!];
    levelsOf(i, j, levels);
    let [match, relatives] = [0, 0];
    for (let field = 0; field < levels.length; field += 1) {
      if (levels[field]! < 2) continue;
      const more = frequencyBits(fields, strangersTop, shared, field, levels[field]!, i, j);
      match += more;
      if (!fields.rules[field]!.chance) relatives += more;
    }
    moreMatch[at] = match;
    moreRelatives[at] = relatives;
    const pattern = patterns.number(levels);
    const [m, r] = [steps(match), steps(relatives)];
    const kind = kinds.of(i, j);
    const key = ((pattern * kinds.count + kind) * width + m + REACH) * width + r + REACH;
    const number = cells.of(key);
    if (number === cellPattern.length) {
      cellPattern.push(pattern);
      cellPairs.push(0);
      cellKind.push(kind);
      cellMatch.push(m * STEP);
      cellRelatives.push(r * STEP);
    }
    cellPairs[number]! += 1;
    cell[at] = number;
    if ((at & 0x3ffff) === 0) onPart(at);
  }
  return {
    left,
    right,
    cell,
    patterns: Int8Array.from(patterns.levels),
    cellPattern: Int32Array.from(cellPattern),
    cellPairs: Float64Array.from(cellPairs),
    cellKind: Int32Array.from(cellKind),
    cellMatch: Float64Array.from(cellMatch),
    cellRelatives: Float64Array.from(cellRelatives),
    moreMatch,
    moreRelatives,
  };
}
