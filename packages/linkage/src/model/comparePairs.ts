/**
 * Every candidate pair compared once: what the fit and the clusters work on.
 *
 * Levels are packed into a pattern and patterns are shared; pairs of one pattern whose values are about as
 * common (to half a bit) share a cell, so that a round of learning costs one sum for each cell and not for
 * each pair. Cost: one comparison and two look-ups for each pair; 24 bytes for each.
 */
import type { FieldSet } from "../compare/fieldSet.ts";
import type { SharedFrequency } from "../compare/frequency.ts";
import type { LevelsOf } from "../compare/levels.ts";
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
  readonly cellMatch: Float64Array;
  readonly cellRelatives: Float64Array;
  /** The same bits for each pair, as they are. */
  readonly moreMatch: Float32Array;
  readonly moreRelatives: Float32Array;
}

const STEP = 0.5;
/** Most steps of a sum of frequencies on either side of none. */
const REACH = 127;
const steps = (bits: number): number => Math.max(-REACH, Math.min(REACH, Math.round(bits / STEP)));

/** Patterns numbered as they are met: levels packed in two numbers, since a wide table overflows one. */
class Patterns {
  readonly levels: number[] = [];
  readonly #known = new Map<number, Map<number, number>>();
  readonly #split: number;
  readonly #fields: FieldSet;

  constructor(fields: FieldSet) {
    this.#fields = fields;
    this.#split = Math.min(12, fields.names.length);
  }

  number(levels: Int8Array): number {
    const { top } = this.#fields;
    let [one, other] = [0, 0];
    for (let field = 0; field < this.#split; field += 1) one = one * (top[field]! + 2) + levels[field]! + 1;
    // Up to 22 text columns tell apart all their levels; of more, rare patterns may share a number.
    for (let field = this.#split; field < levels.length; field += 1)
      other = other * (top[field]! + 2) + levels[field]! + 1;
    let within = this.#known.get(other);
    if (within === undefined) {
      within = new Map();
      this.#known.set(other, within);
    }
    let number = within.get(one);
    if (number === undefined) {
      number = this.levels.length / levels.length;
      within.set(one, number);
      for (const level of levels) this.levels.push(level);
    }
    return number;
  }
}

/** @param strangersTop log2 of the chance that strangers reach the best level of each field */
export function comparePairs(
  candidates: { readonly left: Int32Array; readonly right: Int32Array },
  fields: FieldSet,
  levelsOf: LevelsOf,
  shared: SharedFrequency,
  strangersTop: readonly number[],
  onPart: (done: number) => void,
): ComparedPairs {
  const { left, right } = candidates;
  const count = left.length;
  const cell = new Int32Array(count);
  const [moreMatch, moreRelatives] = [new Float32Array(count), new Float32Array(count)];
  const patterns = new Patterns(fields);
  const cells = new Map<number, number>();
  const cellPattern: number[] = [];
  const cellPairs: number[] = [];
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
    const key = (pattern * width + m + REACH) * width + r + REACH;
    let number = cells.get(key);
    if (number === undefined) {
      number = cellPattern.length;
      cells.set(key, number);
      cellPattern.push(pattern);
      cellPairs.push(0);
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
    cellMatch: Float64Array.from(cellMatch),
    cellRelatives: Float64Array.from(cellRelatives),
    moreMatch,
    moreRelatives,
  };
}
