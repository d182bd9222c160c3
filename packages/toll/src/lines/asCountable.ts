/**
 * Judged victims and counts as the rows that lines are counted from.
 *
 * Source: J1, J10, J11. Place of death, else of injury, and days of death, narrowed to the scopes of
 * credible counts that name the person. What is known to lie out of scope is no row, unless two people
 * signed it.
 * Cost: constant per row.
 */
import { blocksPromotion } from "../judge/draftVictim.ts";
import type { JudgedCount, Judgement, Victim } from "../judge/victim.ts";
import type { CountableCount, CountablePerson } from "./countable.ts";
import { narrowTo, type OwnStanding } from "./narrowTo.ts";
import { type TollLines, tollLines } from "./tollLines.ts";

/** Where and when accounts of the person say they died. */
export function ownStanding(victim: Pick<Victim, "deathPlace" | "injuryPlace" | "death">): OwnStanding {
  const { death } = victim;
  return {
    places: [victim.deathPlace, victim.injuryPlace].filter((place) => place !== null),
    when: death && { from: death.from, to: death.to },
  };
}

/** Whoever was not judged again is the same row. */
const rows = new WeakMap<Victim, CountablePerson | null>();

/** @returns null for people who are in no line: alleged, set aside, out of scope */
export function asCountable(victim: Victim): CountablePerson | null {
  let row = rows.get(victim);
  if (row === undefined) {
    row = rowOf(victim);
    rows.set(victim, row);
  }
  return row;
}

function rowOf(victim: Victim): CountablePerson | null {
  const { level } = victim;
  if (level === "alleged" || level === "set-aside") return null;
  if (victim.inScope.state === "out" && level !== "verified") return null;
  const { place, when } = narrowTo(
    ownStanding(victim),
    victim.countedIn.map((scope) => ({ ...scope, signed: true })),
  );
  return {
    id: victim.id,
    level,
    named: victim.named,
    place,
    when,
    status: victim.status,
    disputed: blocksPromotion(victim.dispute),
  };
}

/** @returns null for counts that nobody assessed credible */
export function asCountableCount(count: JudgedCount): CountableCount | null {
  if (count.level === "alleged") return null;
  const { id, place, window, low, high, extent, level } = count;
  return { id, place, window, low, high, extent, level };
}

/** The rows of a judgement: what `tollLines` reads. */
export function countableRows(judgement: Judgement): {
  people: CountablePerson[];
  counts: CountableCount[];
  openPairs: readonly (readonly [string, string])[];
} {
  return {
    people: judgement.victims.map(asCountable).filter((row) => row !== null),
    counts: judgement.counts.map(asCountableCount).filter((row) => row !== null),
    openPairs: judgement.openPairs,
  };
}

/** The desk's own lines. */
export function linesOf(judgement: Judgement): TollLines {
  return tollLines(countableRows(judgement));
}
