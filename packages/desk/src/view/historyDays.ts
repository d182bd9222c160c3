/**
 * The days that a history is told of: each, or evenly thinned ones where there are too many.
 *
 * What a day says rests on the newest day on or before it on which something was received, so only those are derived.
 * A desk of many records takes seconds for each: then fewer days are told of, and the answer says so.
 * Cost: linear in days.
 */
import { daysToIso, isoToDays } from "@daftar/model";

const MOST_DAYS = 60;
const FEWEST_DAYS = 8;
/** Records whose derivation makes one history, over all its days. */
const RECORDS = 400_000;

export interface ToldDay {
  readonly day: string;
  /** The newest day on or before it on which something was received: what it says is derived as of that day. */
  readonly rests: string;
}

export interface ToldDays {
  readonly days: readonly ToldDay[];
  readonly everyDays: number;
}

/**
 * @param received days on which something was received, in order
 * @param records how many the desk holds
 * @returns days from `from`, or the first one received, to `to`, which is always among them
 */
export function historyDays(
  received: readonly string[],
  span: { readonly from: string | null; readonly to: string },
  records: number,
): ToldDays {
  const first = received[0];
  if (first === undefined || first > span.to) return { days: [], everyDays: 1 };
  const from = isoToDays(span.from !== null && span.from > first ? span.from : first);
  const to = isoToDays(span.to);
  const affordable = Math.max(FEWEST_DAYS, Math.min(MOST_DAYS, Math.floor(RECORDS / Math.max(1, records))));
  const within = (most: number): ToldDays => {
    const everyDays = Math.max(1, Math.ceil((to - from) / (most - 1)));
    const days: ToldDay[] = [];
    for (let at = to; at > from; at -= everyDays) days.push(told(received, daysToIso(at)));
    days.push(told(received, daysToIso(from)));
    return { days: days.reverse(), everyDays };
  };
  const most = within(MOST_DAYS);
  const derived = new Set(most.days.map(({ rests }) => rests)).size;
  return derived <= affordable ? most : within(affordable);
}

function told(received: readonly string[], day: string): ToldDay {
  const rests = received.findLast((one) => one <= day);
  if (rests === undefined) throw new RangeError(`day: nothing was received by ${day}`);
  return { day, rests };
}
