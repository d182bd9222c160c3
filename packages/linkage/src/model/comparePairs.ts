/**
 * Every candidate pair compared once: what the fit and the clusters work on.
 *
 * Levels are packed into a pattern and patterns are shared. Cost: one comparison and one look-up for each pair; 20
 * bytes for each.
 */
import type { FieldSet } from "../compare/fieldSet.ts";
import type { SharedFrequency } from "../compare/frequency.ts";
import type { LevelsOfMany } from "../compare/levels.ts";
import { Numbering } from "../numbering/numbering.ts";
import { frequencyBits, frequentFrom } from "./weigh.ts";

export interface ComparedPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Index into `patterns`. */
  readonly pattern: Int32Array;
  /** Levels of each distinct pattern, one for each field. */
  readonly patterns: Int8Array;
  /** Bits that the frequency of what is agreed on adds for matches and relatives. */
  readonly moreMatch: Float32Array;
  readonly moreRelatives: Float32Array;
}

/** Pairs compared at a time: what a field reads and writes of so many is at hand throughout. */
const BLOCK = 1 << 15;

/** Patterns numbered as they are met. */
class Patterns {
  readonly levels: number[] = [];
  readonly #numbering = new Numbering();
  readonly #fields: FieldSet;
  readonly #packed = new Float64Array(BLOCK);

  constructor(fields: FieldSet) {
    this.#fields = fields;
  }

  /** @param levels of `count` pairs, by field */
  pack(levels: readonly Int8Array[], count: number): void {
    const { top } = this.#fields;
    const packed = this.#packed;
    packed.fill(0, 0, count);
    levels.forEach((own, field) => {
      const width = top[field]! + 2;
      for (let at = 0; at < count; at += 1) {
        const value = packed[at]! * width + own[at]! + 1;
        // A table of more than some twenty columns: what does not fit is folded, and rare patterns may meet.
        packed[at] = value > MOST_PACKED ? value % FOLD : value;
      }
    });
  }

  /** Number of the pattern of one of the pairs packed last. */
  number(levels: readonly Int8Array[], at: number): number {
    const number = this.#numbering.of(this.#packed[at]!);
    if (number * levels.length === this.levels.length) for (const own of levels) this.levels.push(own[at]!);
    return number;
  }
}

const MOST_PACKED = 2 ** 48;
const FOLD = 2 ** 45 - 229;

/** @param strangersTop log2 of the chance that strangers reach the best level of each field */
export function comparePairs(
  candidates: { readonly left: Int32Array; readonly right: Int32Array },
  fields: FieldSet,
  levelsOf: LevelsOfMany,
  shared: SharedFrequency,
  strangersTop: readonly number[],
  onPart: (done: number) => void,
): ComparedPairs {
  const { left, right } = candidates;
  const count = left.length;
  const pattern = new Int32Array(count);
  const [moreMatch, moreRelatives] = [new Float32Array(count), new Float32Array(count)];
  const patterns = new Patterns(fields);
  const levels = fields.names.map(() => new Int8Array(Math.min(BLOCK, count)).fill(-1));
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(count, from + BLOCK);
    levelsOf(left, right, from, to, levels);
    levels.forEach((own, field) => {
      const [least, top] = [frequentFrom(fields, field), fields.top[field]!];
      if (least > top) return;
      const [share, chance, alone] = [shared[field]!, strangersTop[field]!, fields.rules[field]!.chance];
      for (let at = from; at < to; at += 1) {
        const level = own[at - from]!;
        if (level < least) continue;
        const more = frequencyBits(chance, share(left[at]!, right[at]!), level === top);
        moreMatch[at]! += more;
        if (!alone) moreRelatives[at]! += more;
      }
    });
    patterns.pack(levels, to - from);
    for (let at = from; at < to; at += 1) pattern[at] = patterns.number(levels, at - from);
    onPart(from);
  }
  return { left, right, pattern, patterns: Int8Array.from(patterns.levels), moreMatch, moreRelatives };
}
