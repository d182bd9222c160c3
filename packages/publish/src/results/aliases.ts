/**
 * Lists under aliases: what an estimate and the overlaps of lists may say of them (J16).
 *
 * Aliases are dealt at random, since an order by name or by size would say which list is which.
 */
import type { EstimateFile, OverlapsFile, RandomBytes } from "@daftar/model";
import type { ReleaseEstimate, ReleaseInput } from "../propose/input.ts";

export type Aliases = ReadonlyMap<string, string>;

/** `A`, `B`, … `Z`, `A1`, … */
function aliasAt(at: number): string {
  return String.fromCharCode(65 + (at % 26)) + (at < 26 ? "" : String(Math.floor(at / 26)));
}

/** Deals aliases to lists in a random order (sorted by random keys, so no modulo bias). */
export function dealAliases(lists: Iterable<string>, random: RandomBytes): Aliases {
  const keyed = [...new Set(lists)].sort().map((list) => ({ list, key: [...random(16)] }));
  keyed.sort((a, b) => {
    const at = a.key.findIndex((byte, i) => byte !== b.key[i]);
    return (a.key[at] ?? 0) - (b.key[at] ?? 0);
  });
  return new Map(keyed.map(({ list }, at) => [list, `List ${aliasAt(at)}`]));
}

/** Whether each of these lists, and no other, has one of the first names there are. */
export function areAliases(aliases: Aliases, lists: ReadonlySet<string>): boolean {
  const dealt = new Set(aliases.values());
  return (
    aliases.size === lists.size &&
    [...lists].every((list, at) => aliases.has(list) && dealt.has(`List ${aliasAt(at)}`))
  );
}

/** The same words with every list's name as its alias; longer names first, since one may hold another. */
function underAliases(words: string, aliases: Aliases): string {
  const names = [...aliases.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (names.length === 0) return words;
  const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return words.replace(
    new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${pattern})(?![\\p{L}\\p{N}_-])`, "gu"),
    (name) => aliases.get(name) ?? name,
  );
}

/** What leaves of an estimate: no diagnostics, since they may be read back to lists. */
export function publicEstimate(
  estimate: ReleaseEstimate | null,
  aliases: Aliases,
  invented: boolean,
): EstimateFile {
  if (estimate === null) return { invented, estimate: null };
  const { documented, headline, methods, seed, covers } = estimate;
  const { low, high, level, lowerBound, refused } = headline;
  return {
    invented,
    estimate: {
      documented,
      lists: estimate.lists.map((list) => aliases.get(list) ?? "List").sort(),
      headline: {
        low,
        high,
        level,
        lowerBound,
        refused: refused && {
          code: refused.code,
          message: underAliases(refused.message, aliases),
        },
      },
      methods: methods.map((method) => ({
        id: method.id,
        status: method.status,
        reason: method.reason === null ? null : underAliases(method.reason, aliases),
        point: method.point,
        low: method.low,
        high: method.high,
        level: method.level,
      })),
      seed,
      covers: covers && {
        window: { from: covers.window.from, to: covers.window.to },
        provinces: [...covers.provinces],
        populations: [...covers.populations],
      },
    },
  };
}

/** Overlaps of lists: totals only, and none where the whole table is below the smallest stratum. */
export function publicOverlaps(
  overlaps: ReleaseInput["overlaps"],
  aliases: Aliases,
  smallest: number,
  invented: boolean,
): OverlapsFile {
  const used = new Set(overlaps.flatMap(({ lists }) => lists));
  const names = [...used].map((list) => aliases.get(list) ?? "List").sort();
  const total = overlaps.reduce((sum, { people }) => sum + people, 0);
  if (total < smallest) return { invented, aliases: [], cells: null };
  const cells = new Map<string, { lists: string[]; people: number }>();
  for (const { lists, people } of overlaps) {
    const under = [...new Set(lists)].map((list) => aliases.get(list) ?? "List").sort();
    const key = under.join("+");
    cells.set(key, { lists: under, people: people + (cells.get(key)?.people ?? 0) });
  }
  const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
  return { invented, aliases: names, cells: sorted };
}
