/**
 * Where a word may be two names written as one: محمدرضا, Mohammadreza, and سالمداود where a space was lost.
 *
 * Source: the words that stand in the table of `read/`. Assumes that both parts are known words of three
 * letters or more; few words that are one name can be cut so, and a cut is an alternative, never a
 * correction. Cost: a look-up or two for each letter.
 */
import { knownTable } from "../read/table.ts";

/** Seen less often, a word may be a slip itself. */
const LEAST_COUNT = 3;
const SHORTEST = 3;

function countOf(word: string): number {
  const { arabic, latin } = knownTable();
  return word >= "\u0600" ? (arabic.get(word)?.count ?? 0) : (latin.get(word) ?? 0);
}

/**
 * @param token folded word, as `normaliseName` gives it
 * @returns pairs of words, the one whose rarer part is the more frequent first
 * @example splitGlued("محمدرضا") // [["محمد", "رضا"]]
 */
export function splitGlued(token: string): (readonly [string, string])[] {
  const found: { parts: readonly [string, string]; count: number }[] = [];
  for (let at = SHORTEST; at <= token.length - SHORTEST; at += 1) {
    const parts = [token.slice(0, at), token.slice(at)] as const;
    const count = Math.min(countOf(parts[0]), countOf(parts[1]));
    if (count >= LEAST_COUNT) found.push({ parts, count });
  }
  return found.sort((a, b) => b.count - a.count).map(({ parts }) => parts);
}
