/**
 * What a run has learnt, as whole numbers: enough to score any pair again, and to say why.
 *
 * Every figure is in thousandths of a bit, so that it is equal on every machine and in canonical JSON. The
 * tables of common names are made of the accounts themselves: parameters stay on the desk.
 */
import type { FieldSet } from "../compare/fieldSet.ts";
import type { Frequencies } from "../compare/frequency.ts";
import type { Customs } from "../encode/customs.ts";
import type { Correction } from "../label/correction.ts";

export interface RelativesFound {
  /** Whether the data tell of them; where not, the run has two classes. */
  readonly identified: boolean;
  /** Pairs of relatives that are expected among those compared. */
  readonly pairs: number;
  /** log2 likelihood that the class brings, and what it must bring to be believed. */
  readonly gainBits: number;
  readonly neededBits: number;
}

/** 1000·log2 of the chance of each level, worst level first, in each of three classes of pairs. */
export interface FieldParameters {
  readonly match: readonly number[];
  readonly relatives: readonly number[];
  readonly strangers: readonly number[];
}

export interface LinkParameters extends Customs {
  readonly code: string;
  readonly seed: number;
  /**
   * 1000·log2 of the odds that two rows are one person, and that they are relatives, for each pair of lists;
   * `lists` is null where it stands for many (the first: within a list, the second: across).
   */
  readonly priors: readonly {
    readonly lists: readonly [string, string] | null;
    readonly match: number;
    readonly relatives: number;
  }[];
  /** Whether the pairs tell of relatives; where not, no weight speaks of them (`identifyRelatives.ts`). */
  readonly relatives: RelativesFound;
  /** By name of the field; a text column is `text:` and its header. */
  readonly fields: Readonly<Record<string, FieldParameters>>;
  readonly frequencies: Frequencies;
  /** What people's labels corrected weights by; absent where they did not. */
  readonly correction?: Correction;
}

/** Chances of levels by field, as the fit works on them. */
export type LevelTable = readonly Float64Array[];

export const milliBits = (chance: number): number => Math.round(1000 * Math.log2(chance));

export function fieldParameters(
  { names }: FieldSet,
  match: LevelTable,
  relatives: LevelTable,
  strangers: LevelTable,
): Readonly<Record<string, FieldParameters>> {
  return Object.fromEntries(
    names.map((name, at) => [
      name,
      {
        match: Array.from(match[at]!, milliBits),
        relatives: Array.from(relatives[at]!, milliBits),
        strangers: Array.from(strangers[at]!, milliBits),
      },
    ]),
  );
}
