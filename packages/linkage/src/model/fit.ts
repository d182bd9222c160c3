/**
 * Learns, without labels, how one person's accounts agree (`m`), how relatives' do, and how many there are.
 *
 * Source: EM for the Fellegi–Sunter model (Winkler 1988) with three latent classes over all candidate
 * pairs; `u` is held at its value for pairs drawn at random, so that the chances speak of all pairs and half
 * is a usable threshold. Agreement patterns are packed and shared, so that a round costs one look-up and
 * one sum for each pair. In a list that has one row for each person, partners compete: the odds of a pair are
 * divided among all partners in that list.
 * Assumes: fields independent within a class; frequencies of values as counted. The starting `m` weighs like
 * `PRIOR_PAIRS` pairs throughout. Relatives agree on given name and national id by chance, and on family as
 * one person's accounts do; the rest of how they agree is learnt.
 * Cost: up to `ROUNDS` passes over the candidate pairs.
 */
import { FIELD_COUNT, FIELD_NAMES, FIELDS, PRIOR_PAIRS } from "../compare/fields.ts";
import type { SharedFrequency } from "../compare/frequency.ts";
import type { LevelsOf } from "../compare/levels.ts";
import { startingMatch } from "./parameters.ts";
import { BY_CHANCE, frequencyBits, LN2, levelBits, log2OnePlus, TOP_LEVEL } from "./weigh.ts";

const ROUNDS = 25;
const SETTLED = 0.0005;
const LEAST = 1e-5;

/** Which records compete as partners: the number of a list with one row for each person, else -1. */
export interface Competition {
  readonly lists: number;
  readonly listOf: Int32Array;
}

export interface ComparedPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Index into `patterns`. */
  readonly pattern: Int32Array;
  /** Levels of each distinct pattern, `FIELD_COUNT` for each. */
  readonly patterns: Int8Array;
  /** Bits that frequency adds for matches, and for relatives. */
  readonly moreMatch: Float32Array;
  readonly moreRelatives: Float32Array;
}

/** Compares every candidate pair once. @param strangers chance of each level between strangers */
export function comparePairs(
  pairs: Float64Array,
  size: number,
  levelsOf: LevelsOf,
  shared: SharedFrequency,
  strangers: readonly Float64Array[],
  onPart: (done: number) => void,
): ComparedPairs {
  const count = pairs.length;
  const [left, right, pattern] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const [moreMatch, moreRelatives] = [new Float32Array(count), new Float32Array(count)];
  const strangersTop = strangers.map((chances) => Math.log2(chances.at(-1) ?? 1));
  const known = new Map<number, number>();
  const patterns: number[] = [];
  const levels = new Int8Array(FIELD_COUNT);
  for (let at = 0; at < count; at += 1) {
    const i = Math.floor(pairs[at]! / size);
    const j = pairs[at]! - i * size;
    levelsOf(i, j, levels);
    let packed = 0;
    for (let field = 0; field < FIELD_COUNT; field += 1) {
      const level = levels[field]!;
      packed = packed * (TOP_LEVEL[field]! + 2) + level + 1;
      if (level < 2) continue;
      const more = frequencyBits(strangersTop, shared, field, level, i, j);
      moreMatch[at]! += more;
      if (!BY_CHANCE[field]!) moreRelatives[at]! += more;
    }
    let index = known.get(packed);
    if (index === undefined) {
      index = known.size;
      known.set(packed, index);
      for (const level of levels) patterns.push(level);
    }
    left[at] = i;
    right[at] = j;
    pattern[at] = index;
    if ((at & 0x3ffff) === 0) onPart(at);
  }
  return { left, right, pattern, patterns: Int8Array.from(patterns), moreMatch, moreRelatives };
}

export interface Fit {
  readonly match: readonly Float64Array[];
  readonly relatives: readonly Float64Array[];
  /** Expected numbers of pairs of one person and of relatives among the candidates. */
  readonly matches: number;
  readonly kin: number;
}

/** Bits of each pattern in one class over strangers. */
function patternBits(
  patterns: Int8Array,
  table: readonly Float64Array[],
  strangers: readonly Float64Array[],
  kind: "match" | "relatives",
): Float64Array {
  const bits = table.map((chances, field) =>
    levelBits(
      field,
      kind,
      (level) => Math.log2(chances[level]!),
      (level) => Math.log2(strangers[field]![level]!),
    ),
  );
  const out = new Float64Array(patterns.length / FIELD_COUNT);
  for (let at = 0; at < out.length; at += 1) {
    let sum = 0;
    for (let field = 0; field < FIELD_COUNT; field += 1) {
      const level = patterns[at * FIELD_COUNT + field]!;
      if (level >= 0) sum += bits[field]![level]!;
    }
    out[at] = sum;
  }
  return out;
}

/**
 * Probability of each pair given its weight, where lists with one row for each person divide the odds.
 *
 * @param weights bits; overwritten with the weights that competition leaves
 */
export function compete(compared: ComparedPairs, weights: Float32Array, competition: Competition): void {
  if (competition.lists === 0) return;
  const { left, right } = compared;
  const { lists, listOf } = competition;
  const sums = new Float64Array(listOf.length * lists);
  const odds = (weight: number): number => Math.exp(Math.min(60, weight) * LN2);
  for (let at = 0; at < weights.length; at += 1) {
    const [i, j] = [left[at]!, right[at]!];
    const own = odds(weights[at]!);
    if (listOf[j]! >= 0) sums[i * lists + listOf[j]!]! += own;
    if (listOf[i]! >= 0) sums[j * lists + listOf[i]!]! += own;
  }
  for (let at = 0; at < weights.length; at += 1) {
    const [i, j] = [left[at]!, right[at]!];
    const own = odds(weights[at]!);
    let others = 0;
    if (listOf[j]! >= 0) others += sums[i * lists + listOf[j]!]! - own;
    if (listOf[i]! >= 0) others += sums[j * lists + listOf[i]!]! - own;
    if (others > 0) weights[at]! -= Math.log2(1 + others);
  }
}

/** @param totalPairs all pairs that could have been compared */
export function fit(
  compared: ComparedPairs,
  strangers: readonly Float64Array[],
  records: number,
  totalPairs: number,
  competition: Competition,
  onRound: (done: number, of: number) => void,
): Fit {
  const { pattern, patterns, moreMatch, moreRelatives } = compared;
  const count = pattern.length;
  const distinct = patterns.length / FIELD_COUNT;
  let match: readonly Float64Array[] = startingMatch();
  let relatives: readonly Float64Array[] = match.map((chances, field) =>
    Float64Array.from(BY_CHANCE[field]! ? strangers[field]! : chances),
  );
  let matches = Math.max(1, records * 0.3);
  let kin = matches;
  const weights = new Float32Array(count);
  const kinShare = new Float32Array(count);
  for (let round = 0; round < ROUNDS; round += 1) {
    const matchBits = patternBits(patterns, match, strangers, "match");
    const kinBits = patternBits(patterns, relatives, strangers, "relatives");
    const priorMatch = Math.log2(matches / totalPairs);
    const priorKin = Math.log2(kin / totalPairs);
    for (let at = 0; at < count; at += 1) {
      const own = priorKin + kinBits[pattern[at]!]! + moreRelatives[at]!;
      const denominator = log2OnePlus(own);
      weights[at] = priorMatch + matchBits[pattern[at]!]! + moreMatch[at]! - denominator;
      kinShare[at] = Math.exp((own - denominator) * LN2);
    }
    compete(compared, weights, competition);
    const matchWeight = new Float64Array(distinct);
    const kinWeight = new Float64Array(distinct);
    let [sumMatch, sumKin] = [0, 0];
    for (let at = 0; at < count; at += 1) {
      const p = 1 / (1 + Math.exp(-weights[at]! * LN2));
      const q = (1 - p) * kinShare[at]!;
      matchWeight[pattern[at]!]! += p;
      kinWeight[pattern[at]!]! += q;
      sumMatch += p;
      sumKin += q;
    }
    const estimate = (pairWeights: Float64Array, prior: readonly Float64Array[]): Float64Array[] => {
      const sums = prior.map((chances) => chances.map((chance) => chance * PRIOR_PAIRS));
      for (let at = 0; at < distinct; at += 1)
        for (let field = 0; field < FIELD_COUNT; field += 1) {
          const level = patterns[at * FIELD_COUNT + field]!;
          if (level >= 0) sums[field]![level]! += pairWeights[at]!;
        }
      return sums.map((levels) => {
        const total = levels.reduce((sum, value) => sum + value, 0);
        return levels.map((value) => Math.max(LEAST, value / total));
      });
    };
    const start = startingMatch();
    const nextMatch = estimate(matchWeight, start);
    relatives = estimate(
      kinWeight,
      start.map((chances, field) => (BY_CHANCE[field]! ? strangers[field]! : chances)),
    ).map((levels, field) => {
      const { pinned, shared } = FIELDS[FIELD_NAMES[field]!];
      return Float64Array.from(pinned ? strangers[field]! : shared ? nextMatch[field]! : levels);
    });
    const moved = Math.abs(sumMatch - matches) / Math.max(1, matches);
    match = nextMatch;
    matches = Math.max(0.5, sumMatch);
    kin = Math.max(0.5, sumKin);
    onRound(round + 1, ROUNDS);
    if (round > 3 && moved < SETTLED) break;
  }
  return { match, relatives, matches, kin };
}
