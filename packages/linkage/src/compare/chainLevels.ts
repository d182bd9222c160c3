/**
 * Levels of two chains of names of which one has a word more: a compound written apart (عبد الله), or a name
 * that the other leaves out.
 *
 * The longer is brought to the length of the shorter by gluing two neighbours or passing over one word after the
 * first, whichever makes the words agree best. Cost: a few comparisons for each way.
 */
import type { Columns } from "../encode/columns.ts";
import type { OfTwo } from "./remembered.ts";

/** Levels of given, father, grandfather, family in `levels` where some way agrees better than they do. */
export type ChainLevels = (i: number, j: number, levels: Int8Array) => void;

/** Least level of a word that counts as agreeing. */
const AGREES = 3;
const MOST = 8;

function sumOf(levels: Int8Array): number {
  let sum = 0;
  for (let part = 0; part < 4; part += 1) sum += Math.max(0, levels[part]!);
  return sum;
}

/** Words of a chain as the four parts of a name: what is beyond the third is family. */
function partsOf(own: Int8Array, length: number, levels: Int8Array): void {
  levels[0] = own[0]!;
  levels[1] = own[1]!;
  levels[2] = length >= 4 ? own[2]! : -1;
  let family = 4;
  for (let at = length >= 4 ? 3 : 2; at < length; at += 1) family = Math.min(family, own[at]!);
  levels[3] = family;
}

/** null where no list has chains. */
export function chainLevels({ chains, chainWords, words }: Columns, compare: OfTwo): ChainLevels | null {
  if (chainWords.length === 0) return null;
  const level = (a: number, b: number): number => (a === b ? 4 : compare(a, b));
  const straight = new Int8Array(MOST);
  const shifted = new Int8Array(MOST);
  const tried = new Int8Array(MOST);
  const parts = new Int8Array(4);
  const chainOf = (row: number): number => (chains[0][row]! >= 0 ? chains[0][row]! : chains[1][row]!);
  return (i, j, levels) => {
    const [ci, cj] = [chainOf(i), chainOf(j)];
    if (ci < 0 || cj < 0) return;
    const [a, b] = [chainWords[ci]!, chainWords[cj]!];
    if (Math.abs(a.length - b.length) !== 1) return;
    const [long, short] = a.length > b.length ? [a, b] : [b, a];
    const n = short.length;
    for (let at = 0; at < n; at += 1) {
      straight[at] = level(long[at]!, short[at]!);
      shifted[at] = level(long[at + 1]!, short[at]!);
    }
    let best = sumOf(levels);
    const consider = (): void => {
      partsOf(tried, n, parts);
      const sum = sumOf(parts);
      if (sum <= best) return;
      best = sum;
      levels.set(parts);
    };
    for (let cut = 0; cut < n; cut += 1) {
      // The words on one side of the cut agree, or this is no place where the two were cut differently.
      if (cut > 0 && straight[cut - 1]! < AGREES) break;
      for (let at = 0; at < n; at += 1) tried[at] = at < cut ? straight[at]! : shifted[at]!;
      const own = shifted[cut]!;
      tried[cut] = level(words.glued(long[cut]!, long[cut + 1]!), short[cut]!);
      if (tried[cut]! >= AGREES) consider();
      if (cut === 0) continue;
      // Left out: what is missing is no disagreement, and no full agreement either.
      tried[cut] = Math.min(own, AGREES);
      if (own >= AGREES) consider();
    }
  };
}
