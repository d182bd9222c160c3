/**
 * Pairs of spellings learnt from records that carry both scripts.
 *
 * Source: the caller counts words of one name written twice, by position or however it knows that they
 * are the same word. Such counts tell how the very body that made a list romanises, and hold over the
 * table that the package brings. Cost: linear in the pairs; a look-up is two of a map.
 */

export interface ReadingTable {
  /** Share of the Arabic-script word's pairs that have this Latin word; 0 where too few to tell. */
  readonly chance: (arabic: string, latin: string) => number;
}

/** A pair met once may be a slip of the alignment. */
const LEAST_COUNT = 2;

/**
 * @param pairs folded words with how often they stood for each other; a pair may come several times
 * @example
 * const learnt = readingTable([["صفا", "saffa", 3]]);
 * compareForms(nameForm("صفا"), nameForm("saffa"), learnt) // 4
 */
export function readingTable(
  pairs: Iterable<readonly [arabic: string, latin: string, count: number]>,
): ReadingTable {
  const counts = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const [arabic, latin, count] of pairs) {
    let spellings = counts.get(arabic);
    if (spellings === undefined) {
      spellings = new Map();
      counts.set(arabic, spellings);
    }
    spellings.set(latin, (spellings.get(latin) ?? 0) + count);
    totals.set(arabic, (totals.get(arabic) ?? 0) + count);
  }
  return {
    chance: (arabic, latin) => {
      const count = counts.get(arabic)?.get(latin) ?? 0;
      return count < LEAST_COUNT ? 0 : count / (totals.get(arabic) ?? 1);
    },
  };
}
