/**
 * What would meet a measure that is not met: how many, and where to look.
 *
 * Source: J20. A share is met where its floor is at most the threshold, so the largest number that meets it is
 * solved for, never tried. Numbers are the least that can do: answers that join people, or accounts that come in
 * meanwhile, move the share too. Ids and places are for the desk alone and are in no release (J16).
 * Cost: linear in people, counts and counted scopes.
 */
import type { DayWindow, PlacePath, Policy, Scope } from "@daftar/model";
import type { Judgement } from "../judge/victim.ts";
import { placeWords } from "../lines/place.ts";
import type { ScopeLine, TollLines } from "../lines/tollLines.ts";
import type { Silence } from "./silence.ts";

export const MISSING_CODES = [
  "set-scope",
  "more-origins",
  "decide-pairs",
  "look-again",
  "narrow-gap",
  "hear-of-provinces",
  "more-records",
] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

/** A counted scope whose names and whole count are further apart than the policy allows. */
export interface GapLeft {
  readonly place: PlacePath;
  readonly window: DayWindow;
  readonly countLow: number;
  readonly countHigh: number;
  /** People at reported or above who stand there. */
  readonly people: number;
  /** Names wanting there; negative: people beyond what the count allows. */
  readonly names: number;
}

export interface GateMissing {
  readonly code: MissingCode;
  readonly words: string;
  /** How many of what the code says, at least; null where it is no number. */
  readonly count: number | null;
  /** Out of how many there are; null where that has no sense. */
  readonly of: number | null;
  /** Ids of victims and of count accounts to look at, sorted. */
  readonly victims: readonly string[];
  readonly counts: readonly string[];
  /** Ids of provinces, in the order of the scope. */
  readonly provinces: readonly string[];
  readonly gaps: readonly GapLeft[];
  /** The days whose intake is too small, and the median that it stands against. */
  readonly span: {
    readonly from: string;
    readonly to: string;
    readonly records: number;
    readonly earlierMedian: number;
  } | null;
}

const nothing = { count: null, of: null, victims: [], counts: [], provinces: [], gaps: [], span: null };

/** "1 more origin", "2 more origins". */
const some = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** The largest part of `whole` whose floor per mille is at most `perMille`. */
export const mostWithin = (whole: number, perMille: number): number =>
  Math.max(0, Math.ceil(((perMille + 1) * whole) / 1000) - 1);

export const missingScope = (): GateMissing => ({
  ...nothing,
  code: "set-scope",
  words: "a scope must be set: window, area, populations, ways of dying",
});

export function missingOrigins(have: number, asked: number): GateMissing {
  const count = asked - have;
  return {
    ...nothing,
    code: "more-origins",
    words: `${some(count, "more independent origin", "more independent origins")} behind the reported figure`,
    count,
    of: asked,
  };
}

/** @param counted people at reported or above */
export function missingPairs(pairs: number, counted: number, perMille: number): GateMissing {
  const count = pairs - mostWithin(counted, perMille);
  return {
    ...nothing,
    code: "decide-pairs",
    words: `${count} of ${some(pairs, "undecided pair", "undecided pairs")} must be decided to come to ${perMille} per 1,000 people or below; more where answers join people`,
    count,
    of: pairs,
  };
}

export function missingReviews(judgement: Judgement, allowed: number): GateMissing {
  const asked = (all: readonly { readonly id: string; readonly reviewAsked: boolean }[]): string[] =>
    all.flatMap(({ id, reviewAsked }) => (reviewAsked ? [id] : [])).sort();
  const [victims, counts] = [asked(judgement.victims), asked(judgement.counts)];
  const of = victims.length + counts.length;
  const count = of - allowed;
  return {
    ...nothing,
    code: "look-again",
    words: `${count} of ${some(of, "signature with review asked", "signatures with review asked")} must be looked at again: signed anew, or lowered by two people`,
    count,
    of,
    victims,
    counts,
  };
}

/** What is short or beyond in one scope, in people; null where the line has no whole count to compare. */
export function gapOf(line: ScopeLine): { readonly short: number; readonly perMille: number } | null {
  if (line.atLeast || line.ownHigh === 0) return null;
  const short = Math.max(0, line.ownLow - line.people, line.people - line.ownHigh);
  const whole = Math.max(1, line.people > line.ownHigh ? line.ownHigh : line.ownLow);
  return { short, perMille: Math.floor((1000 * short) / whole) };
}

export function missingAgreement(lines: TollLines, perMille: number): GateMissing {
  const gaps = lines.scopes.flatMap((line): GapLeft[] => {
    const gap = gapOf(line);
    if (gap === null || gap.perMille <= perMille) return [];
    const beyond = line.people > line.ownHigh;
    const allowed = mostWithin(Math.max(1, beyond ? line.ownHigh : line.ownLow), perMille);
    const { place, window, ownLow: countLow, ownHigh: countHigh, people } = line;
    const names = beyond ? allowed - gap.short : gap.short - allowed;
    return [{ place, window, countLow, countHigh, people, names }];
  });
  gaps.sort((a, b) => Math.abs(b.names) - Math.abs(a.names));
  const words = gaps.map(({ place, window, names }) => {
    const where = `in ${placeWords(place)}, ${window.from} to ${window.to}`;
    return names > 0
      ? `${where}: ${some(names, "more name", "more names")}, or an account that says why the count is higher`
      : `${where}: ${some(-names, "person", "people")} beyond the highest count; a newer count, or a look at who stands there`;
  });
  return { ...nothing, code: "narrow-gap", words: words.join("; "), count: gaps.length, gaps };
}

export function missingProvinces(silent: readonly string[], allowed: number, scope: Scope): GateMissing {
  const count = silent.length - allowed;
  return {
    ...nothing,
    code: "hear-of-provinces",
    words: `an assessed account from ${count} of these provinces: ${silent.join(", ")}`,
    count,
    of: scope.area.provinces.length,
    provinces: silent,
  };
}

/** @param asked records that would no longer be silence */
export function missingRecords(silence: Silence, asked: number, policy: Policy): GateMissing {
  const { last, earlierMedian, from, to } = silence;
  const count = asked - last;
  return {
    ...nothing,
    code: "more-records",
    words: `${some(count, "more record", "more records")} received ${from} to ${to}, where ${last} came and the earlier median is ${earlierMedian} (below ${policy.gate.silencePerMille} per 1,000 of it is silence); or wait until the cut is over: silence is not convergence`,
    count,
    of: asked,
    span:
      from === null || to === null || earlierMedian === null
        ? null
        : { from, to, records: last, earlierMedian },
  };
}
