/**
 * The order in which open pairs go to people: first those whose answer narrows the number of people
 * of the scope most.
 *
 * By how much was worked out from the run's draws (`linkage/src/draw/narrowing.ts`), for the people of the desk's
 * scope (`scopeNarrowing.ts`). A pair of which somebody is set
 * aside cannot change the count, and one that somebody could not tell has been looked at: both come last. Where
 * nothing was drawn, those that could change the count of corroborated people come first, then the undecided middle.
 * Cost: a sort.
 */
import { pairSubject } from "@daftar/model";
import type { OpenPair } from "./view.ts";

export interface Narrows {
  /** By how much the variance of the number of people falls, and what share of it that is. */
  readonly variance: number;
  readonly share: number;
  readonly words: string;
}

/** @param variance of the number of people @returns null where nothing was drawn, or the run did not see the pair */
export function narrowsOf({ narrows }: OpenPair, variance: number | null): Narrows | null {
  if (narrows === null || variance === null) return null;
  const share = variance === 0 ? 0 : Math.min(1, narrows / variance);
  const percent = share > 0 && share < 0.001 ? "less than 0.1" : (100 * share).toFixed(1);
  return {
    variance: narrows,
    share,
    words: `answering this settles ${percent} % of the doubt about the number of people`,
  };
}

/** @param levelOf death level of a record's victim */
export function inReviewOrder({
  openPairs,
  levelOf,
}: {
  readonly openPairs: readonly OpenPair[];
  readonly levelOf: (record: string) => string | undefined;
}): readonly OpenPair[] {
  const rank = (record: string): number => {
    const level = levelOf(record);
    return level === "verified" || level === "corroborated" ? 2 : level === "reported" ? 1 : 0;
  };
  const last = ({ a, b, cannotTell }: OpenPair): number =>
    (cannotTell ? 2 : 0) + (levelOf(a) === "set-aside" || levelOf(b) === "set-aside" ? 1 : 0);
  return openPairs.toSorted(
    (x, y) =>
      last(x) - last(y) ||
      (y.narrows ?? 0) - (x.narrows ?? 0) ||
      rank(y.a) + rank(y.b) - (rank(x.a) + rank(x.b)) ||
      Math.abs(x.weight ?? 0) - Math.abs(y.weight ?? 0) ||
      (pairSubject(x.a, x.b) < pairSubject(y.a, y.b) ? -1 : 1),
  );
}
