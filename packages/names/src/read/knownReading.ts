/**
 * Whether a Latin word is a known spelling of an Arabic-script word.
 *
 * Source: the table of `table.ts`. Cost: two look-ups; the first call unpacks the table.
 */
import { knownTable } from "./table.ts";

/**
 * Chance that the Arabic-script word is written as this Latin one in public lists of names; 0 where the
 * table does not have the pair, which below one in fifty it never has.
 *
 * @param arabic folded word, as `normaliseName` gives it
 * @param latin likewise
 * @example knownReading("حسین", "hossein") > 0 // true; knownReading("حسن", "hossein") // 0
 */
export function knownReading(arabic: string, latin: string): number {
  return knownTable().arabic.get(arabic)?.readings.get(latin) ?? 0;
}
