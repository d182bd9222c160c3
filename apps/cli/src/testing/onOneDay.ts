/** Waits, shortly before midnight (UTC), until it is over: for what takes in a list and releases on the same day. */
import { setTimeout as pause } from "node:timers/promises";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * A list of yesterday and none of today is silence, and a gate that was open is shut by it, rightly (J20).
 *
 * @param minutes what the rest may take
 */
export async function onOneDay(minutes: number): Promise<void> {
  const left = DAY_MS - (Date.now() % DAY_MS);
  if (left < minutes * MINUTE_MS) await pause(left + 1000);
}
