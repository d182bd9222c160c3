/**
 * What the figures leave out, in totals that single nobody out.
 *
 * Source: J20 (published with the figures), J16 (provinces only from 20 people on).
 * Cost: linear in people.
 */
import type { Judgement, Victim } from "../judge/victim.ts";
import { asCountable } from "../lines/asCountable.ts";

export interface LeftOut {
  readonly what: string;
  /** Null: the whole area. */
  readonly province: string | null;
  readonly people: number;
}

/** Smallest number of people that a province is named with. */
const SMALLEST_PROVINCE_TOTAL = 20;

const WHAT: readonly (readonly [what: string, holds: (victim: Victim) => boolean])[] = [
  ["alleged: no account assessed", (v) => v.level === "alleged"],
  ["set aside", (v) => v.level === "set-aside"],
  [
    "known to lie outside the scope",
    (v) => v.level !== "alleged" && v.level !== "set-aside" && asCountable(v) === null,
  ],
  ["missing and presumed dead", (v) => asCountable(v) !== null && v.status === "missing-presumed"],
];

export function leftOutOf(judgement: Pick<Judgement, "victims">): LeftOut[] {
  return WHAT.flatMap(([what, holds]) => {
    const victims = judgement.victims.filter(holds);
    const byProvince = new Map<string, number>();
    for (const victim of victims) {
      const province = (victim.deathPlace ?? victim.injuryPlace)?.province;
      if (province != null) byProvince.set(province, (byProvince.get(province) ?? 0) + 1);
    }
    const rows: LeftOut[] = [{ what, province: null, people: victims.length }];
    const large = [...byProvince].filter(([, people]) => people >= SMALLEST_PROVINCE_TOTAL);
    // One province held back alone could be had by subtraction from the total: then none is named.
    const rest = victims.length - large.reduce((sum, [, people]) => sum + people, 0);
    if (rest > 0 && rest < SMALLEST_PROVINCE_TOTAL) return rows;
    for (const [province, people] of large.sort(([a], [b]) => (a < b ? -1 : 1)))
      rows.push({ what, province, people });
    return rows;
  });
}
