/**
 * Spellings of one word in two scripts, learnt from the accounts that carry a name in both.
 *
 * A body romanises by habits of its own, and a list that it gives in both scripts shows them. What the package of names
 * knows already is left out, so that little is kept. Where the two words sound alike, a pair must be met twice
 * and in one in fifty of the Arabic-script word's accounts; where they do not, in most of them, since names in another order
 * or of another person would else teach nonsense. Pairs found by linking itself are not learnt from: on the
 * development data that won nothing where much is shared and lost precision where little is (decision 0038).
 * Cost: linear; nothing where no account carries both scripts.
 */
import { compareForms, type ReadingTable, readingTable } from "@daftar/names";
import type { RowNames } from "./nameParts.ts";
import type { Words } from "./words.ts";

/** Word in Arabic script, word in Latin script, how often they stood for each other. */
export type Reading = readonly [arabic: string, latin: string, count: number];

const LEAST_COUNT = 2;
const LEAST_SHARE = 0.02;
/** A habit that sound does not explain. */
const LEAST_UNLIKE = 5;
const UNLIKE_SHARE = 0.5;
const SAME = 4;
const WIDTH = 67_108_864;

/** Pairs of word numbers and how often each is met, by part and, where chains are as long, word by word. */
function pairsMet({ parts, chains, chainWords }: RowNames): Map<number, number> {
  const counts = new Map<number, number>();
  const meet = (arabic: number, latin: number): void => {
    const key = arabic * WIDTH + latin;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const [arabicChains, latinChains] = chains;
  for (const [at, [arabic, latin]] of parts.entries())
    for (let row = 0; row < arabic.length; row += 1) {
      if (arabic[row]! < 0 || latin[row]! < 0) continue;
      const [one, other] = [arabicChains[row]!, latinChains[row]!];
      if (one < 0 || other < 0) meet(arabic[row]!, latin[row]!);
      else if (at === 0 && chainWords[one]!.length === chainWords[other]!.length)
        for (const [place, word] of chainWords[one]!.entries()) meet(word, chainWords[other]![place]!);
    }
  return counts;
}

export function readingsOf(names: RowNames, words: Words): Reading[] {
  const counts = pairsMet(names);
  const totals = new Map<number, number>();
  for (const [key, count] of counts) {
    const arabic = Math.floor(key / WIDTH);
    totals.set(arabic, (totals.get(arabic) ?? 0) + count);
  }
  const found: Reading[] = [];
  for (const [key, count] of counts) {
    const arabic = Math.floor(key / WIDTH);
    const latin = key - arabic * WIDTH;
    const share = count / totals.get(arabic)!;
    if (count < LEAST_COUNT || share < LEAST_SHARE || words.isInitial(arabic) || words.isInitial(latin))
      continue;
    const level = compareForms(words.form(arabic), words.form(latin));
    if (level === SAME || (level === 0 && (count < LEAST_UNLIKE || share < UNLIKE_SHARE))) continue;
    found.push([words.texts[arabic]!, words.texts[latin]!, count]);
  }
  return found.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
}

/** null where nothing was learnt. */
export const learntReadings = (readings: readonly Reading[]): ReadingTable | undefined =>
  readings.length === 0 ? undefined : readingTable(readings);
