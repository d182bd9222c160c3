/**
 * Pairs of records worth comparing: those that agree on something rare.
 *
 * A set of attributes on which two rows agree makes a candidate where strangers would be expected to share it
 * with at most so many rows of the whole table (`partnersIn`), if the attributes were independent: n times the product of the
 * values' shares. Only sets of which no part is rare enough by itself are looked at, so each reason stands
 * once, and what is compared grows with the table and not with its square. Attributes depend on one
 * another (a town and its postcode): a large group is split by further attributes and, when none is
 * left, each record meets its next neighbours (`groupPairs.ts`); how often is told, never silent.
 * A row of which no set is rare enough (it says too little) meets those that agree with it on all it says.
 * Source: dynamic blocking (McNeill, Kardes & Borthwick 2012), with the chance of agreement of Fellegi & Sunter
 * (1969) in place of their size of blocks. Small tables (`ALL_PAIRS` rows) are compared all with all.
 * Tables of more than `FULL_TO` rows are compared less; the sets are then walked in two halves, which two threads may
 * do, with the same result (decision 0039).
 * Cost: as `rareGroups.ts`; and the pairs, each kept once.
 */

import { mix } from "../numbering/hash.ts";
import { type Attribute, FULL_TO } from "./attributes.ts";
import { EqualKeys } from "./equalKeys.ts";
import { type ApartBy, GroupPairs } from "./groupPairs.ts";
import { eitherOf, type PairColumns } from "./pairSet.ts";
import { type Half, type Walked, type WalkJob, walk } from "./walk.ts";

const ALL_PAIRS = 1200;
/**
 * Rows that agree by chance, expected: the one figure that says how much is compared, in tables of some 63,000 to 250,000
 * rows.
 */
const PARTNERS = 2;
/** Small tables can afford more (decision 0043): so many up to `SMALL` rows, then falling. */
const SMALL = 10_000;
const MOST_PARTNERS = 32;
/** In tables of more than `FULL_TO` rows the figure falls too, to an eighth at a million. */
const LEAST_PARTNERS = 0.25;
/** And a row is asked for no more than so many of its rare sets, those with its family name first. */
const MOST_SETS: Readonly<Record<Half, number>> = { first: 6, others: 4 };
const ALL_SETS: Readonly<Record<Half, number>> = { first: 255, others: 255 };

/** Why pairs were met: sets of attributes that begin with one, and how many pairs they proposed, repeats among them. */
export interface Reason {
  readonly attribute: string;
  readonly pairs: number;
}

/** Distinct pairs, `left < right`, in order. */
export interface Candidates extends PairColumns {
  readonly reasons: readonly Reason[];
  /** Groups in which not all pairs could be met. */
  readonly cutGroups: number;
}

/**
 * Walks the second half of the sets elsewhere meanwhile.
 *
 * @returns what gives the result, waiting for it where it must; null from either: nobody does, or did
 */
export type WalkBeside = (job: WalkJob) => (() => Walked | null) | null;

export interface CandidateOptions {
  readonly apartBy: ApartBy;
  /** In place of `PARTNERS`, whatever the size of the table. */
  readonly partners?: number | undefined;
  readonly walkBeside?: WalkBeside | undefined;
  readonly onPart?: (done: number, total: number) => void;
}

export function candidates(
  size: number,
  attributes: readonly Attribute[],
  options: CandidateOptions,
): Candidates {
  const { apartBy, onPart = () => {} } = options;
  if (size <= ALL_PAIRS) {
    const all = new GroupPairs(size, attributes, apartBy);
    for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) all.add(i, j);
    return { ...all.columns(), reasons: [{ attribute: "all with all", pairs: all.proposed }], cutGroups: 0 };
  }
  const partners = options.partners ?? partnersIn(size);
  const job: WalkJob = {
    attributes,
    size,
    least: Math.log2(size / partners),
    mostSets: size > FULL_TO ? MOST_SETS : ALL_SETS,
    apartBy,
  };
  const large = size > FULL_TO;
  const beside = large ? options.walkBeside?.(job) : null;
  const first = walk(job, "first", (done) => onPart(done, attributes.length));
  const others = beside?.() ?? walk(job, "others", (done) => onPart(1 + done, attributes.length));
  const poor = poorPairs(job, first.sets, others.sets);
  return {
    ...eitherOf(eitherOf(first, others), poor),
    reasons: [
      ...[...first.proposed, ...others.proposed].map((pairs, at) => ({
        attribute: attributes[at]?.name ?? "",
        pairs,
      })),
      ...poor.reasons,
    ],
    cutGroups: first.cutGroups + others.cutGroups + poor.cutGroups,
  };
}

/** To the power of 1.5, which every machine gives alike. */
const fall = (ratio: number): number => ratio * Math.sqrt(ratio);

/** Rows that agree by chance, expected, in a table of so many rows. */
function partnersIn(size: number): number {
  if (size <= FULL_TO) return Math.max(PARTNERS, MOST_PARTNERS * fall(Math.min(1, SMALL / size)));
  return Math.max(LEAST_PARTNERS, PARTNERS * fall(FULL_TO / size));
}

/** Rows of which no set is rare meet those that say the same. */
function poorPairs(
  { attributes, size, apartBy }: WalkJob,
  first: Uint8Array,
  others: Uint8Array,
): Candidates {
  const groups = new EqualKeys(size);
  for (let row = 0; row < size; row += 1) {
    if (first[row]! > 0 || others[row]! > 0) continue;
    const key = keyOfAll(attributes, row);
    if (key !== null) groups.add(key, row);
  }
  const pairs = new GroupPairs(size, attributes, apartBy);
  groups.visit((rows, start, end) => pairs.addGroup(rows, start, end, attributes.length));
  const reasons = [{ attribute: "all that is told", pairs: pairs.proposed }];
  return { ...pairs.columns(), reasons, cutGroups: pairs.cutGroups };
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
