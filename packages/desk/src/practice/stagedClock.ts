/**
 * A clock for the practice walk: work that would take a team three weeks, told as if it had.
 *
 * Times lie in the days before today, so that --as-of has something to show; they never run ahead of the
 * real clock. Only the walk uses it; every later command on the desk has the real time.
 */
import type { Clock } from "@daftar/model";

const DAY_MS = 86_400_000;

export interface StagedClock {
  readonly now: Clock;
  /** Goes on to nine in the morning (UTC) of that many days before today; never back. */
  toDaysAgo(days: number): void;
}

export function stagedClock(real: Clock, daysBack: number): StagedClock {
  const started = real();
  const midnight = Math.floor(started / DAY_MS) * DAY_MS;
  const nine = (daysAgo: number): number => midnight - daysAgo * DAY_MS + 9 * 3_600_000;
  let at = nine(daysBack);
  return {
    now: () => {
      at += 50;
      // Work of "today" may not lie in the future of a desk made before nine.
      return Math.min(at, started);
    },
    toDaysAgo: (days) => {
      at = Math.max(at, nine(days));
    },
  };
}
