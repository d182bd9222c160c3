/**
 * The weight of a pair: log2 of the odds that its two accounts tell of one person.
 *
 * Source: Fellegi & Sunter (1969), with a third class beside matches and strangers: relatives, who share
 * father, family, day and place and differ in given name, age or sex. Two classes read relatives killed
 * together as one person. Agreement on a name, day or place is weighed by how common the value is: the
 * chance of strangers agreeing on it is its share, not the average over all values (Winkler 1989), and the
 * same for relatives on what they do not share.
 * Cost: constant for each pair.
 */
import type { FieldSet } from "../compare/fieldSet.ts";
import type { SharedFrequency } from "../compare/frequency.ts";
import type { LevelsOf } from "../compare/levels.ts";
import type { LinkParameters } from "./parameters.ts";

/** Bits by field and level, for and against. */
export interface Bits {
  /** log2 match / strangers. */
  readonly match: readonly Float64Array[];
  /** log2 relatives / strangers. */
  readonly relatives: readonly Float64Array[];
}

/** Bits that stand before anything of a pair is known, by the lists of its rows. */
export interface Priors {
  readonly match: Float64Array;
  readonly relatives: Float64Array;
  /** Which of them two lists have. */
  readonly of: (listA: string, listB: string) => number;
}

type Prior = LinkParameters["priors"][number];

/**
 * Of lists that the run did not see, two rows of one are as likely one person as the mean of those within known lists,
 * two of different ones as the mean of those across.
 */
export function priorsOf({ priors }: LinkParameters): Priors {
  const at = new Map(priors.map(({ lists }, index) => [lists === null ? "" : JSON.stringify(lists), index]));
  const isWithin = ({ lists }: Prior): boolean => lists !== null && lists[0] === lists[1];
  const mean = (some: readonly Prior[], of: (prior: Prior) => number): number => {
    const own = some.length > 0 ? some : priors;
    return own.reduce((sum, prior) => sum + of(prior), 0) / Math.max(1, own.length);
  };
  const [within, across] = [priors.filter(isWithin), priors.filter((prior) => !isWithin(prior))];
  const bits = (of: (prior: Prior) => number): Float64Array =>
    Float64Array.from([...priors.map(of), mean(within, of), mean(across, of)], (milli) => milli / 1000);
  return {
    match: bits(({ match }) => match),
    relatives: bits(({ relatives }) => relatives),
    of: (a, b) =>
      priors[0]?.lists === null
        ? a === b
          ? 0
          : 1
        : (at.get(JSON.stringify(a < b ? [a, b] : [b, a])) ?? priors.length + (a === b ? 0 : 1)),
  };
}

/**
 * Bits of each level of a field over strangers.
 *
 * A better level never weighs less than a worse one: levels that chance almost never gives (a variant
 * spelling) have a chance that is a guess, and would else outweigh the same name. For relatives this holds
 * only where they share; how their ages lie is theirs.
 *
 * @param log2Chance log2 of the chance of a level in the class
 */
export function levelBits(
  fields: FieldSet,
  field: number,
  kind: "match" | "relatives",
  log2Chance: (level: number) => number,
  log2Strangers: (level: number) => number,
): Float64Array {
  const floor = kind === "match" ? fields.floor[field]! : -20;
  const top = fields.top[field]!;
  const bits = new Float64Array(top + 1);
  for (let level = top; level >= 0; level -= 1) {
    bits[level] = Math.max(floor, log2Chance(level) - log2Strangers(level));
    const ordered = kind === "match" || !fields.rules[field]!.chance;
    if (ordered && level < top) bits[level] = Math.min(bits[level]!, bits[level + 1]!);
  }
  return bits;
}

export function bitsOf(fields: FieldSet, parameters: LinkParameters): Bits {
  const table = (kind: "match" | "relatives"): Float64Array[] =>
    fields.names.map((name, at) => {
      const field = parameters.fields[name];
      return levelBits(
        fields,
        at,
        kind,
        (level) => (field?.[kind][level] ?? 0) / 1000,
        (level) => (field?.strangers[level] ?? 0) / 1000,
      );
    });
  return {
    match: table("match"),
    relatives: table("relatives"),
  };
}

export const LN2 = Math.LN2;
/** log2(1 + 2^x). */
export function log2OnePlus(x: number): number {
  // Beyond 60 bits the one is below the last digit of the sum; below -40 the sum is below what a weight is told in.
  if (x > 60) return x;
  if (x < -40) return 0;
  return Math.log1p(Math.exp(x * LN2)) / LN2;
}

/** Bits of each pattern, the sum over its fields. */
export function patternBitsOf(patterns: Int8Array, bits: readonly Float64Array[]): Float64Array {
  const width = bits.length;
  const out = new Float64Array(patterns.length / width);
  for (let at = 0; at < out.length; at += 1) {
    let sum = 0;
    for (let field = 0; field < width; field += 1) {
      const level = patterns[at * width + field]!;
      if (level >= 0) sum += bits[field]![level]!;
    }
    out[at] = sum;
  }
  return out;
}

/** log2 of the chance that strangers reach the best level of each field. */
export function strangersAtTop(fields: FieldSet, parameters: LinkParameters): readonly number[] {
  return fields.names.map((name) => (parameters.fields[name]?.strangers.at(-1) ?? 0) / 1000);
}

/** Level from which frequency is looked at, by field; beyond the best where it is not. */
export function frequentFrom({ rules, top }: FieldSet, field: number): number {
  return rules[field]!.frequent ? Math.max(2, top[field]! - 1) : top[field]! + 1;
}

/**
 * What frequency adds: at the best level log2 of average chance over this value's share, held within bounds,
 * since a share seen once is a guess; at a variant spelling only what a common name takes away.
 *
 * @param share log2, of the value that two rows share
 */
export function frequencyBits(strangersTop: number, share: number, best: boolean): number {
  if (share === Number.NEGATIVE_INFINITY) return 0;
  return Math.max(-8, Math.min(best ? 10 : 0, strangersTop - share));
}

/** Which prior two rows have. */
export type PriorOf = (i: number, j: number) => number;

export type WeightOf = (i: number, j: number) => number;

/** Weight of any two rows under the parameters, in bits, before lists compete. */
export function weigher(
  fields: FieldSet,
  levelsOf: LevelsOf,
  shared: SharedFrequency,
  parameters: LinkParameters,
  prior: PriorOf,
): WeightOf {
  const bits = bitsOf(fields, parameters);
  const { match: priorMatch, relatives: priorRelatives } = priorsOf(parameters);
  const strangersTop = strangersAtTop(fields, parameters);
  const levels = new Int8Array(fields.names.length);
  return (i, j) => {
    levelsOf(i, j, levels);
    const kind = prior(i, j);
    let match = priorMatch[kind]!;
    let relatives = priorRelatives[kind]!;
    for (let field = 0; field < levels.length; field += 1) {
      const level = levels[field]!;
      if (level < 0) continue;
      match += bits.match[field]![level]!;
      relatives += bits.relatives[field]![level]!;
      if (level < frequentFrom(fields, field)) continue;
      const more = frequencyBits(strangersTop[field]!, shared[field]!(i, j), level === fields.top[field]);
      match += more;
      if (!fields.rules[field]!.chance) relatives += more;
    }
    return match - log2OnePlus(relatives);
  };
}
