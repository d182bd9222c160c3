/**
 * Which kinds of people a stricter policy leaves out: quorums ask for witnesses, and not everybody has as many.
 *
 * Source: the duty to say what a rule does to whom (J4, J5 leave numbers to the policy). Of each kind, by place, age band, sex
 * and cause: how many were verified, and at reported or above, before and after. Documented people only. Cost: linear.
 */
import { asBreakdownPerson, breakdowns } from "../breakdowns/breakdowns.ts";
import type { Victim } from "../judge/victim.ts";

export const KINDS = ["province", "age", "sex", "cause"] as const;
export type Kind = (typeof KINDS)[number];

export interface KindCount {
  readonly people: number;
  readonly verified: number;
}

export interface KindMoved {
  readonly kind: Kind;
  /** `unknown` where accounts do not say. */
  readonly value: string;
  readonly before: KindCount;
  readonly after: KindCount;
}

const NONE: KindCount = { people: 0, verified: 0 };

function countsOf(victims: readonly Victim[]): Map<Kind, Map<string, KindCount>> {
  const rows = victims.map(asBreakdownPerson).filter((row) => row !== null);
  const { byPlace, byAgeBand, bySex, byCause } = breakdowns(rows);
  const provinces = new Map<string, KindCount>();
  for (const { province, people, verified } of byPlace) {
    const known = provinces.get(province ?? "unknown") ?? NONE;
    provinces.set(province ?? "unknown", {
      people: known.people + people,
      verified: known.verified + verified,
    });
  }
  const of = (
    cuts: readonly { readonly value: string; readonly people: number; readonly verified: number }[],
  ) => new Map(cuts.map(({ value, people, verified }) => [value, { people, verified }]));
  return new Map<Kind, Map<string, KindCount>>([
    ["province", provinces],
    ["age", of(byAgeBand)],
    ["sex", of(bySex)],
    ["cause", of(byCause)],
  ]);
}

/** Kinds of which either number differs, in the order of `KINDS` and of their values. */
export function kindsMoved(before: readonly Victim[], after: readonly Victim[]): readonly KindMoved[] {
  const [was, is] = [countsOf(before), countsOf(after)];
  return KINDS.flatMap((kind) => {
    const none = new Map<string, KindCount>();
    const [old, now] = [was.get(kind) ?? none, is.get(kind) ?? none];
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((value): KindMoved[] => {
      const [b, a] = [old.get(value) ?? NONE, now.get(value) ?? NONE];
      return b.people === a.people && b.verified === a.verified ? [] : [{ kind, value, before: b, after: a }];
    });
  });
}
