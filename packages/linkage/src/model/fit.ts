/**
 * Learns, without labels, how one person's accounts agree (`m`), how relatives' do, and how many there are.
 *
 * Source: EM for the Fellegi–Sunter model (Winkler 1988) with three latent classes over all candidate
 * pairs; `u` is held at its value for pairs drawn at random, so that the chances speak of all pairs and half
 * is a usable threshold. Rounds work on cells of pairs that agree alike (`cells.ts`), and on pairs
 * only where partners compete (`compete.ts`).
 * Assumes: fields independent within a class; frequencies of values as counted. The starting `m` weighs like
 * `PRIOR_PAIRS` pairs throughout. Relatives agree on given name and national id by chance, and on family as
 * one person's accounts do; the rest of how they agree is learnt. Whether that class is there at all:
 * `identifyRelatives.ts`.
 * Cost: up to `ROUNDS` passes over the cells, or over the pairs where partners compete.
 */
import type { FieldSet } from "../compare/fieldSet.ts";
import { PRIOR_PAIRS } from "../compare/fields.ts";
import type { Cells } from "./cells.ts";
import type { ComparedPairs } from "./comparePairs.ts";
import { type Competition, compete } from "./compete.ts";
import { type ListPairs, priorBits } from "./listPairs.ts";
import type { HeldFigures } from "./override.ts";
import type { LevelTable } from "./parameters.ts";
import { LN2, levelBits, log2OnePlus, patternBitsOf } from "./weigh.ts";

const ROUNDS = 40;
const SETTLED = 0.0005;
const LEAST = 1e-5;

export interface Fit {
  readonly match: LevelTable;
  readonly relatives: LevelTable;
  /** log2 of the odds of one person, and of relatives, for each pair of lists. */
  readonly priorMatch: Float64Array;
  readonly priorKin: Float64Array;
  /** Pairs of relatives that are expected among those compared. */
  readonly kinPairs: number;
  /** By how many bits they tell the pairs that are no match better than strangers alone do. */
  readonly kinGain: number;
}

/** log2 of the odds of relatives where there is no such class: nothing weighs against it. */
const NO_RELATIVES = -1000;

/** Bits of each pattern in one class over strangers. */
function classBits(
  fields: FieldSet,
  patterns: Int8Array,
  table: LevelTable,
  strangers: LevelTable,
  kind: "match" | "relatives",
): Float64Array {
  const bits = table.map((chances, field) =>
    levelBits(
      fields,
      field,
      kind,
      (level) => Math.log2(chances[level]!),
      (level) => Math.log2(strangers[field]![level]!),
    ),
  );
  return patternBitsOf(patterns, bits);
}

/** Pairs of one person that are taken for granted in each pair of lists, so that none is impossible. */
const GRANTED = 0.5;

/** @param kinds pairs of lists, with the number of pairs of rows in each */
export function fit(
  fields: FieldSet,
  compared: ComparedPairs,
  cells: Cells,
  strangers: LevelTable,
  records: number,
  kinds: ListPairs,
  competition: Competition,
  onRound: (done: number, of: number) => void,
  withRelatives = true,
  held: HeldFigures | null = null,
): Fit {
  const { patterns } = compared;
  const width = fields.names.length;
  const distinct = patterns.length / width;
  const count = cells.pattern.length;
  const start: Float64Array[] = fields.rules.map((rule) => Float64Array.from(rule.m));
  const chanceOf = (field: number): boolean => fields.rules[field]!.chance;
  const kinStart = start.map((chances, field) => (chanceOf(field) ? strangers[field]! : chances));
  const holding = (learnt: Float64Array[], kind: "match" | "relatives"): Float64Array[] =>
    held === null ? learnt : learnt.map((levels, field) => held[kind][field] ?? levels);
  let match: Float64Array[] = holding(start, "match");
  let relatives: Float64Array[] = holding(kinStart, "relatives");
  const all = kinds.totals.reduce((sum, total) => sum + total, 0);
  const start0 = Math.max(1, records * 0.3) / Math.max(1, all);
  let matches = kinds.totals.map((total) => Math.max(GRANTED, total * start0));
  let kin = matches.slice();
  const kinBitsOf = (kind: number): number =>
    withRelatives
      ? (held?.priorKin[kind] ?? Math.log2(kin[kind]! / Math.max(1, kinds.totals[kind]!)))
      : NO_RELATIVES;
  const matchBitsOf = (kind: number): number =>
    held?.priorMatch[kind] ?? priorBits(kinds, kind, matches[kind]!);
  let before = 0;
  let kinGain = 0;
  let kinPairs = 0;
  const priorMatch = new Float64Array(kinds.count);
  const priorKin = new Float64Array(kinds.count);
  const cellWeight = new Float64Array(count);
  const kinShare = new Float64Array(count);
  /** Bits of relatives or strangers over strangers alone. */
  const nonMatch = new Float64Array(count);
  const pairWeights = competition.lists > 0 ? new Float32Array(cells.of.length) : null;
  /** Expected matches in each cell. */
  const expected = new Float64Array(count);
  for (let round = 0; round < ROUNDS; round += 1) {
    const matchBits = classBits(fields, patterns, match, strangers, "match");
    const kinBits = classBits(fields, patterns, relatives, strangers, "relatives");
    for (let kind = 0; kind < kinds.count; kind += 1) {
      priorMatch[kind] = matchBitsOf(kind);
      priorKin[kind] = kinBitsOf(kind);
    }
    for (let at = 0; at < count; at += 1) {
      const own = priorKin[cells.kind[at]!]! + kinBits[cells.pattern[at]!]! + cells.relatives[at]!;
      const denominator = log2OnePlus(own);
      nonMatch[at] = denominator;
      cellWeight[at] =
        priorMatch[cells.kind[at]!]! + matchBits[cells.pattern[at]!]! + cells.match[at]! - denominator;
      kinShare[at] = Math.exp((own - denominator) * LN2);
      expected[at] = cells.pairs[at]! / (1 + Math.exp(-cellWeight[at]! * LN2));
    }
    if (pairWeights !== null) {
      for (let at = 0; at < cells.of.length; at += 1) pairWeights[at] = cellWeight[cells.of[at]!]!;
      compete(compared, pairWeights, competition);
      expected.fill(0);
      for (let at = 0; at < cells.of.length; at += 1)
        expected[cells.of[at]!]! += 1 / (1 + Math.exp(-pairWeights[at]! * LN2));
    }
    const matchWeight = new Float64Array(distinct);
    const kinWeight = new Float64Array(distinct);
    matches = new Float64Array(kinds.count).fill(GRANTED);
    kin = new Float64Array(kinds.count).fill(GRANTED);
    let sum = 0;
    kinPairs = 0;
    kinGain = 0;
    for (let at = 0; at < count; at += 1) {
      const kinHere = (cells.pairs[at]! - expected[at]!) * kinShare[at]!;
      matchWeight[cells.pattern[at]!]! += expected[at]!;
      kinWeight[cells.pattern[at]!]! += kinHere;
      matches[cells.kind[at]!]! += expected[at]!;
      kin[cells.kind[at]!]! += kinHere;
      kinPairs += kinHere;
      // What is no match is told by relatives and strangers together, or by strangers alone.
      kinGain += (cells.pairs[at]! - expected[at]!) * nonMatch[at]!;
      sum += expected[at]!;
    }
    const estimate = (weights: Float64Array, prior: LevelTable): Float64Array[] => {
      const sums = prior.map((chances) => chances.map((chance) => chance * PRIOR_PAIRS));
      for (let at = 0; at < distinct; at += 1)
        for (let field = 0; field < width; field += 1) {
          const level = patterns[at * width + field]!;
          if (level >= 0) sums[field]![level]! += weights[at]!;
        }
      return sums.map((levels) => {
        const total = levels.reduce((sum, value) => sum + value, 0);
        return levels.map((value) => Math.max(LEAST, value / total));
      });
    };
    match = holding(estimate(matchWeight, start), "match");
    const kinLevels = estimate(kinWeight, kinStart).map((levels, field) => {
      const { pinned, shared } = fields.rules[field]!;
      return Float64Array.from(pinned ? strangers[field]! : shared ? match[field]! : levels);
    });
    relatives = holding(kinLevels, "relatives");
    const moved = Math.abs(sum - before) / Math.max(1, before);
    before = sum;
    onRound(round + 1, ROUNDS);
    if (round > 3 && moved < SETTLED) break;
  }
  for (let kind = 0; kind < kinds.count; kind += 1) {
    priorMatch[kind] = matchBitsOf(kind);
    priorKin[kind] = kinBitsOf(kind);
  }
  return { match, relatives, priorMatch, priorKin, kinPairs, kinGain: kinGain - kinPairs / LN2 };
}
