/**
 * Pairs of records worth comparing: those that agree on something rare.
 *
 * A set of attributes on which two rows agree makes a candidate where strangers would be expected to share it
 * with at most `PARTNERS` rows of the whole table, if the attributes were independent: n times the product of the
 * values' shares. Only sets of which no part is rare enough by itself are looked at, so each reason stands
 * once, and what is compared grows with the table and not with its square. Attributes depend on one
 * another (a town and its postcode): a group larger than `LARGEST` is split by further attributes and, when none is
 * left, each record meets its next neighbours; how often is told, never silent.
 * A row of which no set is rare enough (it says too little) meets those that agree with it on all it says.
 * Source: dynamic blocking (McNeill, Kardes & Borthwick 2012), with the chance of agreement of Fellegi & Sunter
 * (1969) in place of their size of blocks. Small tables (`ALL_PAIRS` rows) are compared all with all.
 * Cost: as `rareGroups.ts`; and the pairs, each kept once.
 */

import { mix } from "../numbering/hash.ts";
import { type Attribute, FULL_TO } from "./attributes.ts";
import { EqualKeys } from "./equalKeys.ts";
import { PairSet } from "./pairSet.ts";
import { rareGroups } from "./rareGroups.ts";

const ALL_PAIRS = 1200;
/** Rows that agree by chance, expected: the one figure that says how much is compared. */
const PARTNERS = 2;
/** In tables of more than `FULL_TO` rows the figure falls, to a quarter of it at a million. */
const LEAST_PARTNERS = 0.5;
const LARGEST = 60;
const NEIGHBOURS = 6;

/** Distinct pairs, `left < right`, in order. */
export interface Candidates {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Groups in which not all pairs could be met. */
  readonly cutGroups: number;
}

export interface CandidateOptions {
  /** Whether two rows are known to be of two people without looking, so that the pair is left out. */
  readonly apart: (i: number, j: number) => boolean;
  /** In place of `PARTNERS`, whatever the size of the table. */
  readonly partners?: number | undefined;
  readonly onPart?: (done: number, total: number) => void;
}

export function candidates(
  size: number,
  attributes: readonly Attribute[],
  options: CandidateOptions,
): Candidates {
  const { apart, onPart = () => {} } = options;
  const pairs = new PairSet(size);
  let cutGroups = 0;
  const add = (i: number, j: number): void => {
    if (!apart(i, j)) pairs.add(i, j);
  };
  if (size <= ALL_PAIRS) {
    for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) add(i, j);
    return { ...pairs.columns(), cutGroups };
  }
  /** All pairs of a group that is small enough, else of its parts by the next attribute that still tells. */
  const split = (rows: Int32Array, start: number, end: number, from: number): void => {
    if (end - start <= LARGEST) {
      for (let x = start; x < end; x += 1) for (let y = x + 1; y < end; y += 1) add(rows[x]!, rows[y]!);
      return;
    }
    for (let next = from; next < attributes.length; next += 1) {
      const { ids } = attributes[next]!;
      const parts = new Map<number, number[]>();
      for (let at = start; at < end; at += 1) {
        const id = ids[rows[at]!]!;
        const part = parts.get(id);
        if (part) part.push(rows[at]!);
        else parts.set(id, [rows[at]!]);
      }
      if (parts.size === 1) continue;
      for (const part of parts.values())
        if (part.length > 1) split(Int32Array.from(part), 0, part.length, next + 1);
      return;
    }
    cutGroups += 1;
    for (let x = start; x < end; x += 1)
      for (let y = x + 1; y < Math.min(end, x + 1 + NEIGHBOURS); y += 1) add(rows[x]!, rows[y]!);
  };
  const partners =
    options.partners ?? Math.max(LEAST_PARTNERS, Math.min(PARTNERS, (PARTNERS * FULL_TO) / size));
  const least = Math.log2(size / partners);
  const sets = rareGroups(attributes, size, least, (rows, start, end) => split(rows, start, end, 0), onPart);
  const poor = new EqualKeys(size);
  for (let row = 0; row < size; row += 1) {
    if (sets[row]! > 0) continue;
    const key = keyOfAll(attributes, row);
    if (key !== null) poor.add(key, row);
  }
  poor.visit((rows, start, end) => split(rows, start, end, attributes.length));
  return { ...pairs.columns(), cutGroups };
}

/** A key of everything a row says; null where it says nothing. */
function keyOfAll(attributes: readonly Attribute[], row: number): number | null {
  let [hash, said] = [29, false];
  for (let at = 0; at < attributes.length; at += 1) {
    const id = attributes[at]!.ids[row]!;
    if (id < 0) continue;
    hash = mix(mix(hash, at), attributes[at]!.hashes[id]!);
    said = true;
  }
  return said ? hash : null;
}
